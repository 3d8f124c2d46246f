using System.Net.Sockets;
using Daemon.NetworkProxy.Http;
using Daemon.NetworkProxy.Mitm;
using Daemon.NetworkProxy.Upstream;
using Daemon.NetworkProxy.Wire;

namespace Daemon.NetworkProxy.Connections;

internal enum ExchangeOutcome
{
    /// <summary>Both messages passed; the client's connection may carry another request.</summary>
    Done,

    /// <summary>The answer passed, wholly or in part; the client's connection is to be closed.</summary>
    DoneAndClose,

    /// <summary>The server speaks the protocol that the client asked for: from now on, bytes pass both ways.</summary>
    Upgraded,

    /// <summary>The server closed the connection without an answer; the client was sent nothing.</summary>
    NoAnswer,

    /// <summary>What came was no answer; the client was sent nothing.</summary>
    BadAnswer,
}

/// <summary>
/// One request to a server and its answer back. The body goes up while the answer is waited for, since a server may answer early. Not
/// thread-safe; used for the requests of one client connection, one after the other.
/// </summary>
internal sealed class Exchange(Stream client, WireReader reader, WireBuffer output)
{
    private static readonly TimeSpan LateBodyTime = TimeSpan.FromSeconds(2);

    private readonly ResponseHead _response = new();
    private readonly WireBuffer _upward = new();

    /// <summary>Whether the server's connection may carry another request.</summary>
    public bool KeepsUpstream { get; private set; }

    /// <param name="head">Buffered in the client's reader; consumed here unless the outcome is that there was no answer.</param>
    /// <param name="edits">Changes to the request's fields; null for none.</param>
    /// <param name="upgrade">The protocol that the request may switch to; null for none.</param>
    public async ValueTask<ExchangeOutcome> RunAsync(
        RequestHead head, OutgoingLine line, UpstreamConnection upstream, Deadline deadline, HeaderEdits? edits = null, string? upgrade = null)
    {
        KeepsUpstream = false;
        WriteRequest(head, line, edits, upgrade);
        var method = head.Method;
        var clientKeeps = head.KeepsAlive;
        var minorVersion = head.MinorVersion;
        var sending = Task.CompletedTask;
        try
        {
            if (head.Body.HasBody)
            {
                var body = head.Body;
                var expects = head.ExpectsContinue;
                reader.Consume(head.Bytes.Length);
                if (expects)
                {
                    await client.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), deadline.Token);
                }

                sending = SendBodyAsync(upstream, body, deadline.Token);
            }
            else
            {
                await _upward.FlushAsync(upstream.Stream, deadline.Token);
            }
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            return ExchangeOutcome.NoAnswer;
        }
        finally
        {
            if (sending.IsCompleted)
            {
                _upward.Clear();
            }
        }

        var outcome = await ReceiveAsync(upstream, method, minorVersion, clientKeeps, upgrade, deadline);
        if (!head.Body.HasBody)
        {
            if (outcome is not (ExchangeOutcome.NoAnswer or ExchangeOutcome.BadAnswer))
            {
                reader.Consume(head.Bytes.Length);
            }

            return outcome;
        }

        return await FinishSendingAsync(sending, upstream, outcome, deadline);
    }

    /// <summary>A server that stops reading may still answer. A client that stops sending gets no answer that could be about its request.</summary>
    private async Task SendBodyAsync(UpstreamConnection upstream, BodyFraming body, CancellationToken cancellationToken)
    {
        try
        {
            await BodyCopy.RunAsync(reader, upstream.Stream, _upward, body, writeChunks: true, cancellationToken);
        }
        catch (BodyException)
        {
            upstream.Abort();
            throw;
        }
    }

    private async ValueTask<ExchangeOutcome> FinishSendingAsync(Task sending, UpstreamConnection upstream, ExchangeOutcome outcome, Deadline deadline)
    {
        if (sending.IsCompletedSuccessfully)
        {
            return outcome;
        }

        // The server did not want the rest: neither connection is of use any more.
        KeepsUpstream = false;
        deadline.Set(LateBodyTime);
        try
        {
            if (outcome is ExchangeOutcome.NoAnswer or ExchangeOutcome.BadAnswer)
            {
                upstream.Abort();
            }

            await sending;
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Either side ended early; the answer, if there was one, has been passed on.
        }

        deadline.Lift();
        return outcome == ExchangeOutcome.Done ? ExchangeOutcome.DoneAndClose : outcome;
    }

    private async ValueTask<ExchangeOutcome> ReceiveAsync(
        UpstreamConnection upstream, string method, int minorVersion, bool clientKeeps, string? upgrade, Deadline deadline)
    {
        while (true)
        {
            HeadFault fault;
            try
            {
                fault = await HeadReader.ReadAsync(upstream.Reader, _response, deadline.Token);
            }
            catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException)
            {
                return ExchangeOutcome.NoAnswer;
            }

            if (fault != HeadFault.None)
            {
                return fault == HeadFault.Incomplete && upstream.Reader.Buffered.IsEmpty ? ExchangeOutcome.NoAnswer : ExchangeOutcome.BadAnswer;
            }

            if (!_response.IsInformational)
            {
                break;
            }

            if (_response.Status == 101)
            {
                if (upgrade is null)
                {
                    // Nobody asked for another protocol.
                    return ExchangeOutcome.BadAnswer;
                }

                WriteResponse(BodyFraming.None, writeChunks: false, close: false, upgrade);
                upstream.Reader.Consume(_response.Bytes.Length);
                await output.FlushAsync(client, deadline.Token);
                return ExchangeOutcome.Upgraded;
            }

            if (_response.Status != 100 && minorVersion == 1)
            {
                WriteResponse(BodyFraming.None, writeChunks: false, close: false);
                await output.FlushAsync(client, deadline.Token);
            }

            upstream.Reader.Consume(_response.Bytes.Length);
        }

        var body = _response.Body(method);
        var chunks = body.Kind == BodyKind.Chunked && minorVersion == 1;
        var keeps = clientKeeps && body.Kind != BodyKind.UntilClose && (body.Kind != BodyKind.Chunked || chunks);
        WriteResponse(body, chunks, close: !keeps);
        var upstreamKeeps = _response.KeepsAlive && body.Kind != BodyKind.UntilClose;
        upstream.Reader.Consume(_response.Bytes.Length);
        if (body.Kind != BodyKind.None && !(body.Kind == BodyKind.Length && body.Length <= upstream.Reader.Buffered.Length))
        {
            upstream.Acknowledge();
        }

        // The head has gone out with the first bytes: a body that fails cuts the connection, and so the client learns that the rest is missing.
        await BodyCopy.RunAsync(upstream.Reader, client, output, body, chunks, deadline.Token);
        KeepsUpstream = upstreamKeeps;
        return keeps ? ExchangeOutcome.Done : ExchangeOutcome.DoneAndClose;
    }

    private void WriteRequest(RequestHead head, in OutgoingLine line, HeaderEdits? edits, string? upgrade)
    {
        line.WriteTo(_upward, head.Method);
        var bytes = head.Bytes.Span;
        foreach (var field in head.Fields)
        {
            if (field.Kind is FieldKind.Host or FieldKind.ContentLength or FieldKind.TransferEncoding or FieldKind.Expect || head.IsHopByHop(field)
                || edits?.Drops(field.Name(bytes)) == true)
            {
                continue;
            }

            AppendField(_upward, bytes, field);
        }

        edits?.WriteTo(_upward);
        if (upgrade is not null)
        {
            _upward.Append("Connection: Upgrade\r\nUpgrade: "u8);
            _upward.Append(upgrade);
            _upward.Append("\r\n"u8);
        }

        switch (head.Body.Kind)
        {
            case BodyKind.Length:
                _upward.Append("Content-Length: "u8);
                _upward.Append(head.Body.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
                _upward.Append("\r\n"u8);
                break;
            case BodyKind.Chunked:
                _upward.Append("Transfer-Encoding: chunked\r\n"u8);
                break;
        }

        _upward.Append("\r\n"u8);
    }

    private void WriteResponse(BodyFraming body, bool writeChunks, bool close, string? upgrade = null)
    {
        output.Append("HTTP/1.1 "u8);
        output.Append(_response.StatusAndReason.Span);
        output.Append("\r\n"u8);
        var bytes = _response.Bytes.Span;
        foreach (var field in _response.Fields)
        {
            // With chunks, a length would only be there to deceive.
            if (field.Kind == FieldKind.TransferEncoding || (field.Kind == FieldKind.ContentLength && body.Kind == BodyKind.Chunked) || _response.IsHopByHop(field))
            {
                continue;
            }

            AppendField(output, bytes, field);
        }

        if (writeChunks)
        {
            output.Append("Transfer-Encoding: chunked\r\n"u8);
        }

        if (upgrade is not null)
        {
            output.Append("Connection: Upgrade\r\nUpgrade: "u8);
            output.Append(upgrade);
            output.Append("\r\n"u8);
        }

        output.Append(close ? "Connection: close\r\n\r\n"u8 : "\r\n"u8);
    }

    private static void AppendField(WireBuffer target, ReadOnlySpan<byte> head, in HeadField field)
    {
        target.Append(field.Name(head));
        target.Append(": "u8);
        target.Append(field.Value(head));
        target.Append("\r\n"u8);
    }
}
