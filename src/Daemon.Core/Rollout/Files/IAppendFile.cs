namespace Daemon.Core.Rollout.Files;

/// <summary>An open file that only grows: the seam at which tests let a disk fail. Not thread-safe.</summary>
internal interface IAppendFile : IDisposable
{
    /// <summary>Whether the file does not end in a line feed, as after a write that the end of its process cut short.</summary>
    bool EndsInsideLine { get; }

    /// <summary>Whether the file is still found under its name.</summary>
    bool IsLinked { get; }

    /// <summary>Writes all bytes behind the last one in a single call of the system.</summary>
    /// <exception cref="IOException">The disk is full, gone or read-only; a part may have been written.</exception>
    void Append(ReadOnlySpan<byte> bytes);

    /// <summary>Returns when what was written would survive a loss of power.</summary>
    void FlushToDisk();
}
