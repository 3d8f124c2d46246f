using System.Globalization;
using Daemon.NetworkProxy.Policy;

namespace Daemon.NetworkProxy.Http;

/// <summary>A host and a port as requests name them.</summary>
internal readonly record struct HostPort(HostName Host, int Port)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host.Authority}:{Port}");

    /// <summary>As it stands in a Host field: the scheme's own port is left out.</summary>
    public string HostField(int defaultPort) => Port == defaultPort ? Host.Authority : ToString();

    /// <summary>Reads <c>host[:port]</c>.</summary>
    /// <param name="defaultPort">Null demands a port.</param>
    public static bool TryParse(ReadOnlySpan<char> text, int? defaultPort, out HostPort result)
    {
        result = default;
        var colon = text.LastIndexOf(':');
        if (colon >= 0 && colon < text.LastIndexOf(']'))
        {
            colon = -1;
        }

        var port = defaultPort ?? 0;
        if (colon >= 0)
        {
            var digits = text[(colon + 1)..];
            if (digits.Length is 0 or > 5 || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out port))
            {
                return false;
            }

            text = text[..colon];
        }

        // IPv6 stands in brackets here, or its last group would be a port.
        if (port is < 1 or > 65535 || text.Contains(':') != text.StartsWith('[') || !HostName.TryParse(text, out var host))
        {
            return false;
        }

        result = new HostPort(host, port);
        return true;
    }
}

/// <summary>Where a plain request goes, and what stands in its request line there.</summary>
/// <param name="IsSecure">An <c>https</c> URI: the proxy itself speaks TLS.</param>
/// <param name="Path">Origin form or <c>*</c>; never empty.</param>
internal readonly record struct RequestTarget(HostPort Origin, bool IsSecure, string Path)
{
    public int DefaultPort => IsSecure ? 443 : 80;

    /// <summary>Works out the origin from request line and Host field.</summary>
    /// <param name="problem">The body of the 400 answer; null for an empty one.</param>
    public static bool TryParse(RequestHead head, out RequestTarget target, out string? problem)
    {
        target = default;
        problem = null;
        if (head.HasSeveralHosts)
        {
            problem = "multiple Host headers";
            return false;
        }

        var text = head.Target.AsSpan();
        return text[0] == '/' || text is "*"
            ? FromHostField(head, text is "*" && head.Method != "OPTIONS", out target, out problem)
            : FromUri(head, text, out target, out problem);
    }

    private static bool FromHostField(RequestHead head, bool isMisplacedStar, out RequestTarget target, out string? problem)
    {
        target = default;
        problem = isMisplacedStar ? null : head.Host is null ? "missing host" : "invalid Host header";
        if (isMisplacedStar || head.Host is null || !HostPort.TryParse(head.Host, 80, out var origin))
        {
            return false;
        }

        target = new RequestTarget(origin, false, head.Target);
        return true;
    }

    private static bool FromUri(RequestHead head, ReadOnlySpan<char> uri, out RequestTarget target, out string? problem)
    {
        target = default;
        problem = null;
        var secure = uri.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        if (!secure && !uri.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var rest = uri[(secure ? 8 : 7)..];
        var end = rest.IndexOfAny('/', '?', '#') is var at and >= 0 ? at : rest.Length;
        var authority = rest[..end];
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        if (!HostPort.TryParse(authority, secure ? 443 : 80, out var origin))
        {
            return false;
        }

        problem = HostProblem(head, authority, origin, secure ? 443 : 80);
        if (problem is not null)
        {
            return false;
        }

        target = new RequestTarget(origin, secure, PathOf(rest[end..], head.Method));
        return true;
    }

    /// <summary>What is wrong with the Host field of a request whose target names the host; null when nothing is.</summary>
    private static string? HostProblem(RequestHead head, ReadOnlySpan<char> authority, HostPort origin, int defaultPort)
    {
        if (head.Host is null)
        {
            return head.MinorVersion == 1 ? "missing host" : null;
        }

        // Mostly they are the same text, and there is nothing to read.
        return authority.SequenceEqual(head.Host) ? null
            : !HostPort.TryParse(head.Host, defaultPort, out var named) ? "invalid Host header"
            : named != origin ? "Host header does not match request target"
            : null;
    }

    private static string PathOf(ReadOnlySpan<char> path, string method)
    {
        var fragment = path.IndexOf('#');
        path = fragment < 0 ? path : path[..fragment];
        return path.IsEmpty ? method == "OPTIONS" ? "*" : "/"
            : path[0] == '/' ? path.ToString()
            : string.Concat("/", path);
    }
}
