namespace Daemon.Telemetry;

/// <summary>A named fact about what is told, or about who tells it.</summary>
public abstract record TelemetryAttribute(string Key)
{
    public sealed record Text(string Key, string Value) : TelemetryAttribute(Key);

    public sealed record Number(string Key, long Value) : TelemetryAttribute(Key);

    public sealed record Flag(string Key, bool Value) : TelemetryAttribute(Key);
}
