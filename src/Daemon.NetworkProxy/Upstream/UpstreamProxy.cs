using System.Net;
using System.Text;
using Daemon.NetworkProxy.Http;
using Daemon.NetworkProxy.Policy;

namespace Daemon.NetworkProxy.Upstream;

/// <summary>A proxy that the daemon's own environment asks for.</summary>
/// <param name="Authorization">The value of Proxy-Authorization; null without a user. Never logged.</param>
internal sealed record UpstreamProxy(HostPort Address, bool IsSecure, string? Authorization)
{
    public static UpstreamProxy? Parse(string? url)
    {
        if (string.IsNullOrWhiteSpace(url))
        {
            return null;
        }

        var text = url.Contains("://", StringComparison.Ordinal) ? url.Trim() : "http://" + url.Trim();
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || !HostName.TryParse(uri.Host, out var host))
        {
            return null;
        }

        var user = Uri.UnescapeDataString(uri.UserInfo);
        return new UpstreamProxy(
            new HostPort(host, uri.Port), uri.Scheme == "https", user.Length == 0 ? null : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(user)));
    }
}

/// <summary>Which proxy of the daemon's environment a destination is reached through. Immutable.</summary>
internal sealed class UpstreamProxies
{
    private readonly UpstreamProxy? _http;
    private readonly UpstreamProxy? _https;
    private readonly string[] _except;

    public UpstreamProxies(IReadOnlyDictionary<string, string> environment)
    {
        string? Variable(string lower) => environment.GetValueOrDefault(lower) is { Length: > 0 } value ? value : environment.GetValueOrDefault(lower.ToUpperInvariant());
        var all = UpstreamProxy.Parse(Variable("all_proxy"));
        _http = UpstreamProxy.Parse(Variable("http_proxy")) ?? all;
        _https = UpstreamProxy.Parse(Variable("https_proxy")) ?? all;
        _except = [.. (Variable("no_proxy") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => name.ToLowerInvariant())];
    }

    /// <summary>Null for going there directly, as always to loopback.</summary>
    /// <param name="tunnel">The destination gets a tunnel; else a plain HTTP request.</param>
    public UpstreamProxy? For(HostPort target, bool tunnel)
    {
        var proxy = tunnel ? _https : _http;
        return proxy is null || target.Host.IsLocalhost || (target.Host.Address is { } address && IPAddress.IsLoopback(address)) || IsExcepted(target.Host.Text)
            ? null
            : proxy;
    }

    private bool IsExcepted(string host) => Array.Exists(_except, name => name == "*" || host == name.TrimStart('.') || host.EndsWith("." + name.TrimStart('.'), StringComparison.Ordinal));
}
