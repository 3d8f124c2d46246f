namespace Daemon.Config.Model;

/// <summary><c>[otel]</c>, as far as something uses it.</summary>
public sealed record OtelConfig
{
    /// <summary>Name of the environment, told with everything.</summary>
    public string Environment { get; init; } = "dev";

    /// <summary><c>exporter</c>: where logs go; null for nowhere.</summary>
    public OtelCollector? Logs { get; init; }
}

/// <summary>A collector that takes OTLP over HTTP.</summary>
/// <param name="Endpoint">The whole URL; http or https.</param>
/// <param name="IsJson">Whether requests are JSON; else protocol buffers.</param>
/// <param name="Headers">Often secrets.</param>
public sealed record OtelCollector(Uri Endpoint, bool IsJson, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>Absolute path of a PEM file; null for the system's authorities.</summary>
    public string? CaCertificate { get; init; }

    /// <summary>Absolute path of a PEM file.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>Absolute path of a PEM file.</summary>
    public string? ClientPrivateKey { get; init; }

    /// <summary>Says nothing of the headers.</summary>
    public override string ToString() => $"OtelCollector {Endpoint.Host}";
}
