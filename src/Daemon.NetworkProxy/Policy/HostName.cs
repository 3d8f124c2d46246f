using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace Daemon.NetworkProxy.Policy;

/// <summary>
/// A host as requests name it, in one spelling: ASCII lower case, no trailing dots, no brackets. What other software could read as
/// another host (an address in a spelling of its own, an escape, a user name) is no host at all.
/// </summary>
internal readonly struct HostName : IEquatable<HostName>
{
    private const int MaxLength = 255;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    private HostName(string text, IPAddress? address)
    {
        Text = text;
        Address = address;
    }

    /// <summary>The one spelling; of an IPv6 literal the shortest one, with its scope.</summary>
    public string Text { get; }

    /// <summary>The address of a literal; null for a name.</summary>
    public IPAddress? Address { get; }

    public bool IsLocalhost => Text == "localhost";

    /// <summary>As it stands before a port: brackets around IPv6.</summary>
    public string Authority => Address?.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{Text}]" : Text;

    public static HostName Of(IPAddress address)
    {
        var text = address.ToString();
        return new HostName(text, address);
    }

    /// <summary>Reads a host without its port.</summary>
    public static bool TryParse(ReadOnlySpan<char> host, out HostName name)
    {
        name = default;
        if (host.IsEmpty || host.Length > MaxLength)
        {
            return false;
        }

        if (host[0] == '[')
        {
            return host[^1] == ']' && TryParseV6(host[1..^1], out name);
        }

        if (host.Contains(':'))
        {
            return TryParseV6(host, out name);
        }

        host = host.TrimEnd('.');
        foreach (var c in host)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.' or '_'))
            {
                return false;
            }
        }

        if (host.IsEmpty || host[0] == '.' || host.IndexOf("..", StringComparison.Ordinal) >= 0)
        {
            return false;
        }

        var text = string.Create(host.Length, host, static (target, source) => source.ToLowerInvariant(target));
        if (!EndsInNumber(text))
        {
            name = new HostName(text, null);
            return true;
        }

        // Resolvers take 127.1, 0x7f.1 and 2130706433 for addresses: only the plain form is one here, and the rest is nothing.
        if (!IsDottedQuad(text) || !IPAddress.TryParse(text, out var address))
        {
            return false;
        }

        name = new HostName(address.ToString(), address);
        return true;
    }

    public bool Equals(HostName other) => Text == other.Text;

    public override bool Equals(object? obj) => obj is HostName other && Equals(other);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    private static bool TryParseV6(ReadOnlySpan<char> literal, out HostName name)
    {
        name = default;
        var percent = literal.IndexOf('%');
        var scope = percent < 0 ? default : literal[(percent + 1)..];
        if (!IPAddress.TryParse(percent < 0 ? literal : literal[..percent], out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        foreach (var c in scope)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_'))
            {
                return false;
            }
        }

        if (percent >= 0 && (scope.IsEmpty || !IPAddress.TryParse(literal, out address)))
        {
            return false;
        }

        // The scope as it was written: the system's number for it says nothing to a reader.
        var bare = new IPAddress(address.GetAddressBytes()).ToString();
        name = new HostName(percent < 0 ? bare : $"{bare}%{scope}", address);
        return true;
    }

    private static bool EndsInNumber(string host)
    {
        var last = host.AsSpan(host.LastIndexOf('.') + 1);
        return last.StartsWith("0x", StringComparison.Ordinal)
            ? last[2..].IndexOfAnyExcept(HexDigits) < 0
            : last.IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static bool IsDottedQuad(string host)
    {
        var parts = 0;
        foreach (var range in host.AsSpan().Split('.'))
        {
            var part = host.AsSpan()[range];
            if (++parts > 4 || part.Length is 0 or > 3 || (part.Length > 1 && part[0] == '0') || part.IndexOfAnyExceptInRange('0', '9') >= 0)
            {
                return false;
            }
        }

        return parts == 4;
    }
}
