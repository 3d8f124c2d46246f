namespace Daemon.Telemetry.Otlp;

/// <summary>How a collector wants requests written.</summary>
public enum OtlpEncoding
{
    /// <summary>Protocol buffers.</summary>
    Binary,

    Json,
}

/// <summary>A collector that takes OTLP over HTTP.</summary>
/// <param name="Url">The whole URL, such as <c>https://collector.example/v1/logs</c>; http or https.</param>
public sealed record OtlpEndpoint(Uri Url, OtlpEncoding Encoding)
{
    /// <summary>Sent with every request; often secrets, so never printed.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>A PEM file with the only authorities to trust; null for the system's.</summary>
    public string? CaCertificate { get; init; }

    /// <summary>PEM files with which this side shows who it is; both or none.</summary>
    public string? ClientCertificate { get; init; }

    public string? ClientPrivateKey { get; init; }

    /// <summary>The URL without what may be secret in it: user, query, fragment.</summary>
    public string Place => Url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    public bool Equals(OtlpEndpoint? other) =>
        other is not null && Url == other.Url && Encoding == other.Encoding && CaCertificate == other.CaCertificate
        && ClientCertificate == other.ClientCertificate && ClientPrivateKey == other.ClientPrivateKey
        && Headers.Count == other.Headers.Count && Headers.All(header => other.Headers.TryGetValue(header.Key, out var value) && value == header.Value);

    public override int GetHashCode() => HashCode.Combine(Url, Encoding, Headers.Count);

    public override string ToString() => Place;
}
