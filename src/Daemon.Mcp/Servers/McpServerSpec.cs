using System.Text;
using Daemon.Mcp.Http;

namespace Daemon.Mcp.Servers;

/// <summary>How to reach a server, with everything resolved: two equal specs are the same server.</summary>
public abstract record McpServerSpec
{
    private McpServerSpec()
    {
    }

    /// <summary>Equal for specs that may share one connection, and only for those. Holds secrets: not for showing.</summary>
    public abstract string Key { get; }

    /// <param name="Environment">The server's whole environment.</param>
    /// <param name="Cwd">Absolute.</param>
    public sealed record Stdio(string Command, IReadOnlyList<string> Arguments, IReadOnlyDictionary<string, string> Environment, string Cwd)
        : McpServerSpec
    {
        public override string Key { get; } = Join(
            ["stdio", Command, Cwd, .. Arguments, "", .. Environment.OrderBy(v => v.Key, StringComparer.Ordinal).SelectMany(v => (string[])[v.Key, v.Value])]);
    }

    /// <param name="Tokens">The sign-in of the user; null for a server whose configuration brings its own credential.</param>
    public sealed record Http(HttpEndpoint Endpoint, IAccessTokens? Tokens) : McpServerSpec
    {
        public override string Key { get; } = Join(
            ["http", Endpoint.Url.AbsoluteUri, .. Endpoint.Headers.OrderBy(h => h.Key, StringComparer.OrdinalIgnoreCase).SelectMany(h => (string[])[h.Key, h.Value])]);
    }

    /// <summary>Each part with its length before it, so that no two lists of parts give one text.</summary>
    private static string Join(IEnumerable<string> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            text.Append(part.Length).Append(':').Append(part);
        }

        return text.ToString();
    }
}
