using Daemon.JsonRpc;
using Serilog;

namespace Daemon.AppServer.Connections;

/// <summary>Puts into the log what a connection cannot tell its client. Never the payloads: they may hold secrets.</summary>
internal sealed class ConnectionLog(ILogger log) : IRpcObserver
{
    public void Dropped(DropReason reason, long lengthBytes, ReadOnlyMemory<byte> message) =>
        log.Warning("skipped {Length} bytes of input from a client: {Reason}", lengthBytes, Explain(reason));

    public void Failed(string method, Exception error) => log.Error(error, "handling {Method} failed", method);

    private static string Explain(DropReason reason) => reason switch
    {
        DropReason.NotJson => "not one JSON value in UTF-8",
        DropReason.NotAMessage => "no request, notification or response",
        DropReason.TooLong => "longer than a message may be",
        DropReason.Unfinished => "the input ended inside a message",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };
}
