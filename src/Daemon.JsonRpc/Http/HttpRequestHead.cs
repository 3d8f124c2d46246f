namespace Daemon.JsonRpc.Http;

/// <summary>The request line and the header fields of an HTTP/1.1 request.</summary>
internal sealed record HttpRequestHead(string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>The target without its query.</summary>
    public string Path => Target.Split('?', 2)[0];

    public bool Has(string name) => First(name) is not null;

    /// <summary>The first value of a field; null when it is absent. Names are compared without case.</summary>
    public string? First(string name) => Values(name).FirstOrDefault();

    /// <summary>True when one of the comma-separated members of the field's values is <paramref name="token"/>, without case.</summary>
    public bool HasToken(string name, string token) => Values(name)
        .SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries))
        .Contains(token, StringComparer.OrdinalIgnoreCase);

    private IEnumerable<string> Values(string name) =>
        Fields.Where(field => field.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(field => field.Value);
}
