namespace Daemon.AppServer.Processors.Commands;

/// <summary>Counts one stream's bytes against its cap.</summary>
/// <param name="cap">Bytes; null for no cap.</param>
internal sealed class OutputLimit(ulong? cap)
{
    private ulong _seen;

    /// <summary>Whether the stream has come to its cap: what follows is dropped.</summary>
    public bool Reached { get; private set; }

    /// <summary>The part of the bytes that still fits.</summary>
    public ReadOnlySpan<byte> Admit(ReadOnlySpan<byte> bytes)
    {
        if (cap is not { } most)
        {
            return bytes;
        }

        var fits = (int)Math.Min((ulong)bytes.Length, most - _seen);
        _seen += (ulong)fits;
        Reached = _seen == most;
        return bytes[..fits];
    }
}
