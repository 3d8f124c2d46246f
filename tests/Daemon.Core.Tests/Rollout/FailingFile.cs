using Daemon.Core.Rollout.Files;

namespace Daemon.Core.Tests.Rollout;

/// <summary>A disk with room for so many bytes: the write that would exceed it is done in part and fails.</summary>
internal sealed class FailingFile(int capacity) : IAppendFile
{
    private readonly MemoryStream _bytes = new();

    public int Room { get; set; } = capacity;

    public byte[] Bytes => _bytes.ToArray();

    public int Writes { get; private set; }

    public bool EndsInsideLine => Bytes is [.., not (byte)'\n'];

    public bool IsLinked => true;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        Writes++;
        var fits = Math.Min(bytes.Length, Room - (int)_bytes.Length);
        _bytes.Write(bytes[..fits]);
        if (fits < bytes.Length)
        {
            throw new IOException("No space left on device");
        }
    }

    public void FlushToDisk() => throw new IOException("Input/output error");

    public void Dispose() => _bytes.Dispose();
}
