namespace Daemon.JsonRpc.Transports;

/// <summary>What a transport read: the bytes of a message, or the reason why what arrived is none.</summary>
public readonly record struct InboundFrame
{
    /// <summary>A message; the memory belongs to the receiver and is never reused.</summary>
    public InboundFrame(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        Length = bytes.Length;
    }

    /// <summary>Input that had to be given up; <paramref name="length"/> counts its bytes.</summary>
    public InboundFrame(DropReason problem, long length)
    {
        Problem = problem;
        Length = length;
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Null for a message.</summary>
    public DropReason? Problem { get; }

    /// <summary>Bytes, without the line ending.</summary>
    public long Length { get; }
}
