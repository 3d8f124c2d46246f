namespace Daemon.Telemetry.Otlp;

/// <summary>SeverityNumber of opentelemetry-proto's logs.proto, as far as it is used.</summary>
internal static class Severity
{
    public const int Info = 9;
    public const string InfoText = "INFO";
}
