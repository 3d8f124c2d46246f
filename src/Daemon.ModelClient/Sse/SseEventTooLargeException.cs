namespace Daemon.ModelClient.Sse;

/// <summary>A server-sent event that is larger than the daemon is ready to hold.</summary>
internal sealed class SseEventTooLargeException(int limitBytes)
    : IOException(FormattableString.Invariant($"an event of the stream is larger than {limitBytes} bytes"))
{
    public int LimitBytes { get; } = limitBytes;
}
