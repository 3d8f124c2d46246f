using System.IO.Pipelines;

namespace Daemon.JsonRpc.Transports;

/// <summary>Two ends of an in-memory connection, for tests and for a client inside the same process.</summary>
public static class DuplexPipe
{
    /// <summary>
    /// What one end writes the other reads. A writer waits while the other end leaves more than <paramref name="bufferBytes"/>
    /// unread.
    /// </summary>
    public static (LineTransport Left, LineTransport Right) Create(int bufferBytes = 64 * 1024)
    {
        var options = new PipeOptions(
            pauseWriterThreshold: bufferBytes, resumeWriterThreshold: bufferBytes / 2, useSynchronizationContext: false);
        var toRight = new Pipe(options);
        var toLeft = new Pipe(options);
        return (
            new LineTransport(toLeft.Reader.AsStream(), toRight.Writer.AsStream()),
            new LineTransport(toRight.Reader.AsStream(), toLeft.Writer.AsStream()));
    }
}
