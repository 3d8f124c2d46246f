namespace Daemon.NetworkProxy.Http;

/// <summary>Finds the empty line that ends a head.</summary>
internal static class HeadEnd
{
    /// <param name="scanned">Where the search goes on; advanced.</param>
    /// <param name="end">Behind the empty line.</param>
    public static HeadFault Find(ReadOnlySpan<byte> buffer, ref int scanned, out int end)
    {
        var found = buffer[scanned..].IndexOf("\r\n\r\n"u8);
        end = found < 0 ? 0 : scanned + found + 4;
        scanned = found < 0 ? Math.Max(0, buffer.Length - 3) : scanned;
        return found < 0 && buffer.Length < HeadLimits.Bytes ? HeadFault.Incomplete
            : found < 0 || end > HeadLimits.Bytes ? HeadFault.TooLarge
            : HeadFault.None;
    }
}
