using Daemon.Config.Model;
using Daemon.Config.Values;

namespace Daemon.Config.Loading;

/// <summary>
/// Reads <c>[otel]</c>. An exporter that this version does not have is a warning to every thread and not an error: a configuration that
/// is shared with other tools must not keep the daemon from working.
/// </summary>
internal static class OtelReader
{
    /// <param name="warn">Told what keeps logs from being sent.</param>
    public static OtelConfig Read(TableReader otel, Action<string> warn) => new()
    {
        Environment = otel.Text("environment") ?? "dev",
        Logs = otel.TryTable("exporter", out var exporter) ? Collector(exporter, warn) : null,
    };

    private static OtelCollector? Collector(TableReader exporter, Action<string> warn)
    {
        if (!exporter.TryTable("otlp-http", out var http))
        {
            if (exporter.TryTable("otlp-grpc", out _))
            {
                warn("otel.exporter: `otlp-grpc` is not supported, no logs are sent; use `otlp-http` with the collector's HTTP port (usually 4318) and path /v1/logs");
            }

            return null;
        }

        if (!Uri.TryCreate(http.Text("endpoint"), UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            warn("otel.exporter.otlp-http.endpoint is no http or https URL, no logs are sent");
            return null;
        }

        var tls = http.Table("tls");
        return new OtelCollector(endpoint, http.Text("protocol") == "json", http.TextMap("headers"))
        {
            CaCertificate = tls.Text("ca-certificate"),
            ClientCertificate = tls.Text("client-certificate"),
            ClientPrivateKey = tls.Text("client-private-key"),
        };
    }
}
