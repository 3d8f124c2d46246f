using Daemon.NetworkProxy.Http;

namespace Daemon.NetworkProxy.Wire;

/// <summary>Reads heads from a connection. The bytes of a head stay in the reader until the caller consumes them.</summary>
internal static class HeadReader
{
    /// <summary>Incomplete means that the connection ended; with nothing buffered then, between two messages.</summary>
    public static async ValueTask<HeadFault> ReadAsync(WireReader reader, RequestHead head, CancellationToken cancellationToken)
    {
        var scanned = 0;
        while (true)
        {
            var fault = head.Read(reader.Buffered, ref scanned);
            if (fault != HeadFault.Incomplete || !await reader.FillAsync(cancellationToken))
            {
                return fault;
            }
        }
    }

    /// <summary>As for requests.</summary>
    public static async ValueTask<HeadFault> ReadAsync(WireReader reader, ResponseHead head, CancellationToken cancellationToken)
    {
        var scanned = 0;
        while (true)
        {
            var fault = head.Read(reader.Buffered, ref scanned);
            if (fault != HeadFault.Incomplete || !await reader.FillAsync(cancellationToken))
            {
                return fault;
            }
        }
    }
}
