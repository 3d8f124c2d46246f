using System.Text.Json;
using Daemon.Acp.Editor;
using Daemon.Acp.Engine;
using Daemon.Acp.Questions;
using Daemon.Acp.Sessions;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Params;
using Daemon.JsonRpc.Transports;

namespace Daemon.Acp;

/// <summary>
/// An agent of the Agent Client Protocol (version 1), for editors: a client of the daemon that translates between the two protocols.
/// A session is a thread, a prompt is a turn.
/// </summary>
public sealed class AcpAgent : IRpcHandler, IEngineListener, IAsyncDisposable
{
    private readonly EditorClient _editor;
    private readonly EngineClient _engine;
    private readonly OwnedTasks _tasks = new();
    private readonly SessionTable _sessions = new();
    private readonly EngineEvents _events;
    private readonly EngineQuestions _questions;
    private readonly EditorRequests _requests;

    private AcpAgent(IMessageTransport editor, IMessageTransport daemon, AcpOptions options)
    {
        _editor = new EditorClient(editor, this);
        _engine = new EngineClient(daemon, this);
        _events = new EngineEvents(_sessions);
        _questions = new EngineQuestions(_editor, _sessions);
        var opener = new SessionOpener(_engine, _editor, _sessions, _tasks, options.TimeProvider);
        _requests = new EditorRequests(_engine, _editor, _sessions, opener, _events, options);
    }

    /// <summary>Serves an editor until it or the daemon has gone, or the token fires.</summary>
    /// <param name="editor">The editor's connection; disposed at the end.</param>
    /// <param name="daemon">A fresh connection to the daemon; disposed at the end.</param>
    /// <param name="options">How the agent was started.</param>
    /// <param name="cancellationToken">Ends both connections.</param>
    public static async Task RunAsync(
        IMessageTransport editor, IMessageTransport daemon, AcpOptions options, CancellationToken cancellationToken)
    {
        await using var agent = new AcpAgent(editor, daemon, options);
        agent._engine.Start();
        agent._editor.Start();
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (cancellationToken.UnsafeRegister(_ => cancelled.TrySetResult(), null))
        {
            await Task.WhenAny(agent._editor.Completion, agent._engine.Completion, cancelled.Task);
        }
    }

    /// <inheritdoc/>
    void IRpcHandler.OnRequest(IncomingRequest request) => _tasks.Add(AnswerAsync(request));

    /// <inheritdoc/>
    void IRpcHandler.OnNotification(string method, ReadOnlyMemory<byte>? parameters)
    {
        if (method == AcpMethods.SessionCancel && parameters is { } present)
        {
            _tasks.Add(_requests.CancelAsync(present));
        }
    }

    /// <inheritdoc/>
    void IEngineListener.OnNotification(string method, ReadOnlyMemory<byte> parameters) => _events.Handle(method, parameters);

    /// <inheritdoc/>
    void IEngineListener.OnQuestion(IncomingRequest request)
    {
        request.LeaveQueue();
        _tasks.Add(_questions.AnswerAsync(request));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Prompts and questions that wait end with the connection that they wait for.
        await _editor.DisposeAsync();
        await _engine.DisposeAsync();
        foreach (var session in _sessions.All())
        {
            session.Closed("the agent has ended");
        }

        await _tasks.WhenAllAsync();
    }

    private async Task AnswerAsync(IncomingRequest request)
    {
        // Prompts last, and what cancels them has to be read meanwhile.
        request.LeaveQueue();
        try
        {
            await _requests.AnswerAsync(request);
        }
        catch (RpcException refused)
        {
            request.RespondError(refused);
        }
        catch (Exception error) when (error is ParamsException or JsonException)
        {
            request.RespondError(ErrorCodes.InvalidParams, $"{request.Method}: {error.Message}");
        }
        catch (ConnectionLostException)
        {
            request.RespondError(ErrorCodes.InternalError, "the daemon has gone");
        }
    }
}
