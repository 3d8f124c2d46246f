using Daemon.Acp.Engine;
using Daemon.Acp.Prompts;
using Daemon.Acp.Updates;
using Daemon.JsonRpc;
using Daemon.Protocol.Acp.Prompts;
using Daemon.Protocol.Acp.Sessions;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Permissions;
using Daemon.Protocol.V2.Reviews;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;

namespace Daemon.Acp.Sessions;

/// <summary>One session of the editor: a thread of the daemon.</summary>
/// <remarks>Prompts, settings and cancellation may come from any thread; <see cref="View"/> belongs to the daemon's reader loop.</remarks>
internal sealed class AcpSession(
    string id, EngineClient engine, TurnView view, SessionModeState modes, SandboxPolicy sandbox, SessionSettings settings, OwnedTasks tasks)
{
    private RunningTurn? _turn;

    public string Id => id;

    /// <summary>Shows the turns of this session.</summary>
    public TurnView View => view;

    public SessionModeState Modes { get; private set; } = modes;

    public SessionSettings Settings => settings;

    /// <summary>What the editor's own tools were allowed for the rest of the session, by their names.</summary>
    public HashSet<string> AllowedTools { get; } = new(StringComparer.Ordinal);

    /// <summary>Nobody is to be asked in this mode.</summary>
    public bool AllowsAll => Modes.CurrentModeId == SessionModes.FullAccess;

    /// <summary>Runs one prompt to the end of its turn.</summary>
    /// <param name="prompt">Not empty.</param>
    /// <param name="cancellationToken">Interrupts the turn; its end is still awaited.</param>
    /// <exception cref="RpcException">A turn is running, or the turn failed.</exception>
    public async Task<StopReason> PromptAsync(IReadOnlyList<ContentBlock> prompt, CancellationToken cancellationToken)
    {
        var command = SlashCommand.Parse(prompt);
        var input = command is null ? PromptMapper.ToInput(prompt) : [];
        var turn = new RunningTurn();
        if (Interlocked.CompareExchange(ref _turn, turn, null) is not null)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "a prompt of this session is still running: cancel it, or wait for its end");
        }

        try
        {
            await StartAsync(turn, command, input);
            await using (cancellationToken.UnsafeRegister(_ => tasks.Add(CancelAsync()), null))
            {
                return Reason(await turn.Completed);
            }
        }
        catch (Exception error) when (!turn.Completed.IsCompleted)
        {
            turn.Fail(error);
            throw;
        }
        finally
        {
            Volatile.Write(ref _turn, null);
        }
    }

    /// <summary>Interrupts the running turn, if there is one; its prompt is answered when it has ended.</summary>
    public async Task CancelAsync()
    {
        if (Volatile.Read(ref _turn) is not { } turn)
        {
            return;
        }

        try
        {
            await engine.CallAsync(
                ClientRequestMethods.TurnInterrupt,
                new TurnInterruptParams { ThreadId = id, TurnId = await turn.Started },
                WireJson.TurnInterruptParams,
                WireJson.EmptyResponse);
        }
        catch (Exception error) when (error is RpcException or ConnectionLostException)
        {
            // The turn has just ended, or never began: its prompt says so.
        }
    }

    /// <exception cref="RpcException">There is no such mode, or the daemon forbids it.</exception>
    public async Task SetModeAsync(string mode)
    {
        if (mode == Modes.CurrentModeId)
        {
            return;
        }

        var (policy, approvals) = SessionModes.Permissions(mode, sandbox)
            ?? throw AcpErrors.InvalidParams($"the mode {mode} is none of {string.Join(", ", Modes.AvailableModes.Select(m => m.Id))}");
        await UpdateAsync(new ThreadSettingsUpdateParams { ThreadId = id, SandboxPolicy = policy, ApprovalPolicy = approvals });
        Modes = Modes with { CurrentModeId = mode };
    }

    /// <exception cref="RpcException">There is no such option or choice.</exception>
    public async Task SetOptionAsync(string option, string value)
    {
        if (!settings.TryChoose(option, value))
        {
            throw AcpErrors.InvalidParams($"{value} is no choice of the option {option}");
        }

        await UpdateAsync(new ThreadSettingsUpdateParams { ThreadId = id, Model = settings.Model, Effort = settings.Effort });
    }

    public void TurnStarted(Turn turn) => Volatile.Read(ref _turn)?.Begin(turn.Id);

    public void TurnCompleted(Turn turn) => Volatile.Read(ref _turn)?.End(turn);

    /// <summary>The thread has gone; a prompt that waits fails.</summary>
    public void Closed(string reason) => Volatile.Read(ref _turn)?.Fail(new RpcException(ErrorCodes.InternalError, reason));

    private static StopReason Reason(Turn turn) => turn.Status switch
    {
        TurnStatus.Completed => StopReason.EndTurn,
        TurnStatus.Interrupted => StopReason.Cancelled,
        _ => throw Failure(turn.Error),
    };

    private static RpcException Failure(TurnError? error) => error switch
    {
        null => new RpcException(ErrorCodes.InternalError, "the turn failed"),
        { CodexErrorInfo.Kind: "unauthorized" } => new RpcException(AcpErrors.AuthenticationRequired, error.Message),
        { AdditionalDetails: { Length: > 0 } details } => new RpcException(ErrorCodes.InternalError, $"{error.Message} ({details})"),
        _ => new RpcException(ErrorCodes.InternalError, error.Message),
    };

    private async Task StartAsync(RunningTurn turn, SlashCommand? command, IReadOnlyList<UserInput> input)
    {
        switch (command)
        {
            case null:
                var started = await engine.CallAsync(
                    ClientRequestMethods.TurnStart,
                    new TurnStartParams { ThreadId = id, Input = input },
                    WireJson.TurnStartParams,
                    WireJson.TurnStartResponse);
                turn.Begin(started.Turn.Id);
                break;
            case { Review: { } target }:
                var review = await engine.CallAsync(
                    ClientRequestMethods.ReviewStart,
                    new ReviewStartParams { ThreadId = id, Target = target },
                    WireJson.ReviewStartParams,
                    WireJson.ReviewStartResponse);
                turn.Begin(review.Turn.Id);
                break;
            default:
                // Its turn is named by the notification that it started.
                await engine.CallAsync(
                    ClientRequestMethods.ThreadCompactStart,
                    new ThreadCompactStartParams { ThreadId = id },
                    WireJson.ThreadCompactStartParams,
                    WireJson.EmptyResponse);
                break;
        }
    }

    private Task<EmptyResponse> UpdateAsync(ThreadSettingsUpdateParams update) => engine.CallAsync(
        ClientRequestMethods.ThreadSettingsUpdate, update, WireJson.ThreadSettingsUpdateParams, WireJson.EmptyResponse);
}
