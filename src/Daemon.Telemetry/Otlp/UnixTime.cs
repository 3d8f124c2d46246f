namespace Daemon.Telemetry.Otlp;

internal static class UnixTime
{
    /// <summary>Since 1970, in steps of 100.</summary>
    public static long Nanoseconds(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * 100;
}
