namespace Daemon.Telemetry;

/// <summary>Who tells: the attributes of a resource, by the names of OpenTelemetry's semantic conventions.</summary>
/// <param name="Environment">Such as <c>dev</c>.</param>
public sealed record TelemetryResource(string ServiceName, string ServiceVersion, string Environment)
{
    internal IReadOnlyList<TelemetryAttribute> Attributes { get; } =
    [
        new TelemetryAttribute.Text("service.name", ServiceName),
        new TelemetryAttribute.Text("service.version", ServiceVersion),
        new TelemetryAttribute.Text("env", Environment),
    ];

    public bool Equals(TelemetryResource? other) =>
        other is not null && (ServiceName, ServiceVersion, Environment) == (other.ServiceName, other.ServiceVersion, other.Environment);

    public override int GetHashCode() => HashCode.Combine(ServiceName, ServiceVersion, Environment);
}
