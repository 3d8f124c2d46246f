using System.Globalization;
using System.IO.Enumeration;

namespace Daemon.NetworkProxy.Policy;

/// <summary>
/// A pattern of a rule: a host, <c>*.host</c> (every subdomain), <c>**.host</c> (the host too), a name with <c>*</c> and <c>?</c> inside,
/// or <c>*</c>; each with or without <c>:port</c>. A rule without a port speaks of every port.
/// </summary>
internal sealed class HostPattern
{
    private readonly Func<HostName, bool> _matches;

    private HostPattern(string text, int? port, bool isExact, Func<HostName, bool> matches)
    {
        Text = text;
        Port = port;
        IsExact = isExact;
        _matches = matches;
    }

    /// <summary>The host part, normalised.</summary>
    public string Text { get; }

    public int? Port { get; }

    /// <summary>Whether it names one host. Only such a rule lets a local literal through.</summary>
    public bool IsExact { get; }

    /// <summary>Whether it matches every host.</summary>
    public bool IsEverything => Text == "*";

    /// <exception cref="NetworkPolicyException">It is no pattern.</exception>
    public static HostPattern Parse(string pattern)
    {
        var text = pattern.Trim().ToLowerInvariant();
        if (text.Contains("://", StringComparison.Ordinal) || text.Contains('/', StringComparison.Ordinal))
        {
            throw new NetworkPolicyException($"invalid domain pattern `{pattern}`: write a host, without scheme and path");
        }

        var port = TakePort(pattern, ref text);
        if (text == "[*]")
        {
            text = "*";
        }

        if (text.Contains('[', StringComparison.Ordinal) || text.Contains(']', StringComparison.Ordinal))
        {
            return HostName.TryParse(text, out var literal) && literal.Address is not null
                ? Exact(literal, port)
                : throw new NetworkPolicyException($"brackets are only supported for IPv6 literals or [*]: {pattern}");
        }

        text = text.TrimEnd('.');
        if (text.Length == 0)
        {
            throw new NetworkPolicyException("a domain pattern is empty");
        }

        if (text == "*")
        {
            return new HostPattern(text, port, false, static _ => true);
        }

        if (text.AsSpan().IndexOfAny('*', '?') < 0)
        {
            return HostName.TryParse(text, out var host)
                ? Exact(host, port)
                : throw new NetworkPolicyException($"invalid domain pattern `{pattern}`: it is no host name and no address");
        }

        RequireHostCharacters(pattern, text);
        return text.StartsWith("**.", StringComparison.Ordinal) && text.AsSpan(3).IndexOfAny('*', '?') < 0
            ? Tree(text, text[3..], port)
            : new HostPattern(text, port, false, host => host.Address is null && FileSystemName.MatchesSimpleExpression(text, host.Text, ignoreCase: false));
    }

    public bool Matches(HostName host, int port) => (Port is null || Port == port) && _matches(host);

    private static HostPattern Exact(HostName host, int? port)
    {
        var text = host.Text;
        return new HostPattern(text, port, true, candidate => candidate.Text == text || Unscoped(candidate.Text) == text);
    }

    private static HostPattern Tree(string text, string apex, int? port)
    {
        var suffix = "." + apex;
        return new HostPattern(text, port, false, host => host.Text == apex || (host.Address is null && host.Text.EndsWith(suffix, StringComparison.Ordinal)));
    }

    private static string? Unscoped(string host) => host.IndexOf('%', StringComparison.Ordinal) is var at and >= 0 ? host[..at] : null;

    /// <summary>Several colons are an IPv6 literal's own.</summary>
    private static int? TakePort(string pattern, ref string text)
    {
        var colon = text.LastIndexOf(':');
        var bracketed = text.StartsWith('[');
        if (colon < 0 || (bracketed ? colon < text.LastIndexOf(']') : text.IndexOf(':', StringComparison.Ordinal) != colon))
        {
            return null;
        }

        if (!int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is < 1 or > 65535)
        {
            throw new NetworkPolicyException($"invalid domain pattern `{pattern}`: the port must be 1 to 65535");
        }

        text = text[..colon];
        return port;
    }

    private static void RequireHostCharacters(string pattern, string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_' or '*' or '?'))
            {
                throw new NetworkPolicyException($"invalid domain pattern `{pattern}`: `{c}` cannot stand in a host name (write it in punycode)");
            }
        }
    }
}
