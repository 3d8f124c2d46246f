using Daemon.Cli.Remote;
using Daemon.JsonRpc.Payloads;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Handshake;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Permissions;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;

namespace Daemon.Cli.Exec;

/// <summary>One turn, from the handshake to its end, over the protocol that every client speaks.</summary>
internal sealed class ExecRun(DaemonClient client, ExecRequest request, IExecView view, string version)
{
    /// <summary>Sent for progress on screen, which this client has none of.</summary>
    private static readonly string[] Unwanted =
    [
        ServerNotificationMethods.ItemAgentMessageDelta,
        ServerNotificationMethods.ItemPlanDelta,
        ServerNotificationMethods.ItemCommandExecutionOutputDelta,
        ServerNotificationMethods.ItemFileChangeOutputDelta,
        ServerNotificationMethods.ItemReasoningTextDelta,
        ServerNotificationMethods.ItemReasoningSummaryTextDelta,
        ServerNotificationMethods.ItemReasoningSummaryPartAdded,
        ServerNotificationMethods.TurnDiffUpdated,
    ];

    /// <summary>Runs to the end of the turn.</summary>
    /// <param name="cancellationToken">Interrupts the turn; its end is still awaited.</param>
    /// <exception cref="ExecException">The request cannot be served.</exception>
    /// <exception cref="JsonRpc.RpcException">The daemon refused.</exception>
    public async Task<ExecOutcome> RunAsync(CancellationToken cancellationToken)
    {
        await InitializeAsync();
        var thread = await OpenThreadAsync();
        var events = new ExecEvents(thread.Id, view);
        view.ThreadStarted(thread);
        client.Listen(events.Handle);
        var started = await CallAsync(
            ClientRequestMethods.TurnStart,
            new TurnStartParams { ThreadId = thread.Id, Input = Input(), OutputSchema = request.OutputSchema },
            WireJson.TurnStartParams,
            WireJson.TurnStartResponse);

        var ended = Task.WhenAny(events.Completed, client.Completion);
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancellationToken.Register(() => cancelled.TrySetResult()))
        {
            await Task.WhenAny(ended, cancelled.Task);
        }

        if (!ended.IsCompleted)
        {
            await CallAsync(
                ClientRequestMethods.TurnInterrupt,
                new TurnInterruptParams { ThreadId = thread.Id, TurnId = started.Turn.Id },
                WireJson.TurnInterruptParams,
                WireJson.EmptyResponse);
        }

        await ended;
        return events.Completed.IsCompleted
            ? await events.Completed
            : throw new ExecException("the daemon closed the connection before the turn ended");
    }

    private async Task InitializeAsync()
    {
        await CallAsync(
            ClientRequestMethods.Initialize,
            new InitializeParams
            {
                ClientInfo = new ClientInfo { Name = "codex_exec", Title = "Codex Exec", Version = version },
                Capabilities = new InitializeCapabilities { ExperimentalApi = true, OptOutNotificationMethods = Unwanted },
            },
            WireJson.InitializeParams,
            WireJson.InitializeResponse);
        client.Notify(ClientNotificationMethods.Initialized);
    }

    private async Task<ThreadFacts> OpenThreadAsync()
    {
        var id = request.ResumeLast ? await FindLastAsync()
            : request.ResumeId is { } given ? await ThreadFinder.FindAsync(client, given, archived: false)
            : null;
        var thread = id is null ? await StartAsync() : await ResumeAsync(id);
        if (!request.SkipRepositoryCheck && thread.Sandbox is not SandboxPolicy.ReadOnly && !Repository.Covers(thread.Cwd))
        {
            throw new ExecException(
                $"{thread.Cwd} is in no git repository, so changes there could not be undone. "
                + "Use --sandbox read-only, or --skip-git-repo-check if that is what you want.");
        }

        return thread;
    }

    private async Task<ThreadFacts> StartAsync()
    {
        var started = await CallAsync(
            ClientRequestMethods.ThreadStart,
            new ThreadStartParams
            {
                Cwd = request.Cwd,
                Model = request.Model,
                ApprovalPolicy = AskForApproval.Never,
                Sandbox = request.Sandbox,
                RuntimeWorkspaceRoots = Roots(),
                Ephemeral = request.Ephemeral,
                ThreadSource = request.ThreadSource,
            },
            WireJson.ThreadStartParams,
            WireJson.ThreadStartResponse);
        return new ThreadFacts(started.Thread.Id, started.Model, started.ModelProvider, started.Cwd.Value, started.Sandbox);
    }

    private async Task<ThreadFacts> ResumeAsync(string id)
    {
        var resumed = await CallAsync(
            ClientRequestMethods.ThreadResume,
            new ThreadResumeParams
            {
                ThreadId = id,
                Cwd = request.Cwd,
                Model = request.Model,
                ApprovalPolicy = AskForApproval.Never,
                Sandbox = request.Sandbox,
                RuntimeWorkspaceRoots = Roots(),
                ExcludeTurns = true,
            },
            WireJson.ThreadResumeParams,
            WireJson.ThreadResumeResponse);
        return new ThreadFacts(resumed.Thread.Id, resumed.Model, resumed.ModelProvider, resumed.Cwd.Value, resumed.Sandbox);
    }

    private async Task<string> FindLastAsync()
    {
        var list = await CallAsync(
            ClientRequestMethods.ThreadList,
            new ThreadListParams { Limit = 1, SortKey = ThreadSortKey.UpdatedAt, Cwd = request.ResumeAnywhere ? null : new ThreadListCwdFilter([request.Cwd]) },
            WireJson.ThreadListParams,
            WireJson.ThreadListResponse);
        return list.Data is [var last, ..]
            ? last.Id
            : throw new ExecException($"there is no thread to resume{(request.ResumeAnywhere ? "" : $" in {request.Cwd}")}; start one with `codex exec PROMPT`");
    }

    private AbsolutePath[]? Roots() => request.ExtraRoots.Count == 0
        ? null
        : [.. request.ExtraRoots.Prepend(request.Cwd).Distinct(StringComparer.Ordinal).Select(root => new AbsolutePath(root))];

    private UserInput[] Input() =>
    [
        .. request.Images.Select(image => new UserInput.LocalImage { Path = image }),
        new UserInput.TextInput { Text = request.Prompt },
    ];

    private Task<TResult> CallAsync<TParams, TResult>(
        string method, TParams parameters, WireType<TParams> paramsType, WireType<TResult> resultType) =>
        client.CallAsync(method, parameters, paramsType, resultType);
}
