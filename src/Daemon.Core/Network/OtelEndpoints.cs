using Daemon.Config.Model;
using Daemon.Telemetry;
using Daemon.Telemetry.Otlp;

namespace Daemon.Core.Network;

/// <summary>The collectors of a configuration.</summary>
public static class OtelEndpoints
{
    /// <summary>Where logs go; null for nowhere.</summary>
    public static OtlpEndpoint? Logs(OtelConfig otel) => otel.Logs is not { } collector ? null
        : new OtlpEndpoint(collector.Endpoint, collector.IsJson ? OtlpEncoding.Json : OtlpEncoding.Binary)
        {
            Headers = collector.Headers,
            CaCertificate = collector.CaCertificate,
            ClientCertificate = collector.ClientCertificate,
            ClientPrivateKey = collector.ClientPrivateKey,
        };

    /// <summary>Who tells.</summary>
    public static TelemetryResource Resource(OtelConfig otel, string originator, string version) => new(originator, version, otel.Environment);
}
