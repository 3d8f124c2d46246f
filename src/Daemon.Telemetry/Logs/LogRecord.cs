namespace Daemon.Telemetry.Logs;

/// <summary>One event, of severity INFO.</summary>
/// <param name="Scope">Which part of the program tells it.</param>
/// <param name="EventName">What kind of event it is; an attribute <c>event.name</c> too, for collectors that know no other place.</param>
public sealed record LogRecord(DateTimeOffset Time, string Scope, string EventName, IReadOnlyList<TelemetryAttribute> Attributes);

/// <summary>Takes events. Thread-safe; never blocks and never throws.</summary>
public interface ILogSink
{
    void Emit(LogRecord record);
}
