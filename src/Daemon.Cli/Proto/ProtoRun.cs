using System.Text.Json;
using Daemon.AppServer.Submissions;
using Daemon.Cli.Remote;
using Daemon.JsonRpc.Transports;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Handshake;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Submissions;
using Daemon.Protocol.V2.Threads;

namespace Daemon.Cli.Proto;

/// <summary>
/// Carries submissions from lines to the daemon and events back. Submissions reach the session in the order of their lines; none waits
/// for the answer to the one before, so that an approval can follow what asks for it.
/// </summary>
internal sealed class ProtoRun(DaemonClient client, EventOutput output, string version)
{
    /// <summary>Submissions on their way beyond which no line is read.</summary>
    private const int MaxPending = 64;

    private readonly List<Task> _pending = [];
    private string? _threadId;

    /// <summary>Runs to the end of the input.</summary>
    public async Task RunAsync(IMessageTransport input, CancellationToken ended)
    {
        await client.CallAsync(
            ClientRequestMethods.Initialize,
            new InitializeParams { ClientInfo = new ClientInfo { Name = "codex_proto", Title = "Codex proto", Version = version } },
            WireJson.InitializeParams,
            WireJson.InitializeResponse);
        client.Listen(OnNotification);
        while (await ReadAsync(input, ended) is { } frame)
        {
            if (frame.Problem is { } problem)
            {
                output.Write(SubmissionErrors.ToEvent(null, $"a line of {frame.Length} bytes was skipped: {problem}"));
                continue;
            }

            if (frame.Bytes.Span.Trim(" \t\r"u8).IsEmpty)
            {
                continue;
            }

            await TakeAsync(frame.Bytes);
        }
    }

    /// <summary>Returns when every event that was told so far has been written.</summary>
    /// <remarks>The daemon answers after what it has told.</remarks>
    public async Task FlushAsync()
    {
        await Task.WhenAll(_pending);
        await client.CallAsync(
            ClientRequestMethods.ThreadLoadedList, new ThreadLoadedListParams(), WireJson.ThreadLoadedListParams, WireJson.ThreadLoadedListResponse);
    }

    private async Task TakeAsync(ReadOnlyMemory<byte> line)
    {
        JsonElement submission;
        try
        {
            using var document = JsonDocument.Parse(line);
            submission = document.RootElement.Clone();
        }
        catch (JsonException problem)
        {
            output.Write(SubmissionErrors.ToEvent(null, $"the line is no JSON: {problem.Message}"));
            return;
        }

        var submitting = SubmitAsync(submission);
        if (_threadId is null)
        {
            // Until the session is there, nothing can be sent to it.
            await submitting;
            return;
        }

        _pending.RemoveAll(task => task.IsCompleted);
        _pending.Add(submitting);
        if (_pending.Count >= MaxPending)
        {
            await Task.WhenAny(_pending);
        }
    }

    private async Task SubmitAsync(JsonElement submission)
    {
        try
        {
            var answer = await client.CallAsync(
                ExtensionMethods.SubmissionSubmit,
                new SubmissionSubmitParams { ThreadId = _threadId, Submission = submission },
                WireJson.SubmissionSubmitParams,
                WireJson.SubmissionSubmitResponse);
            _threadId = answer.ThreadId;
        }
        catch (RpcException refusal)
        {
            output.Write(SubmissionErrors.ToEvent(submission, refusal.Message));
        }
        catch (IOException lost)
        {
            output.Write(SubmissionErrors.ToEvent(submission, $"the session has ended: {lost.Message}"));
        }
    }

    private void OnNotification(string method, ReadOnlyMemory<byte> parameters)
    {
        if (method == ExtensionMethods.SubmissionEvent
            && WireJson.SubmissionEventNotification.Parse(parameters.Span) is { } notification)
        {
            output.Write(notification.Event);
        }
    }

    /// <summary>Null at the end of the input, or when the run is to end.</summary>
    private static async Task<InboundFrame?> ReadAsync(IMessageTransport input, CancellationToken ended)
    {
        try
        {
            return await input.ReadAsync(ended);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
