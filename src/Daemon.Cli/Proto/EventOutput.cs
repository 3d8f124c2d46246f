using Daemon.Protocol.V2.Common;

namespace Daemon.Cli.Proto;

/// <summary>Writes events, one to a line. A reader that went away ends the run; it is no error of ours.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class EventOutput(Stream output)
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _broken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when nobody reads any more.</summary>
    public Task Broken => _broken.Task;

    public void Write(RawJson message)
    {
        lock (_gate)
        {
            try
            {
                output.Write(message.Utf8.Span);
                output.WriteByte((byte)'\n');
                output.Flush();
            }
            catch (IOException)
            {
                _broken.TrySetResult();
            }
        }
    }
}
