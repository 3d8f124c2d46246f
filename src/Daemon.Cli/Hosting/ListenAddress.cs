using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Daemon.Cli.Hosting;

/// <summary>Where clients connect, as <c>--listen</c> says it.</summary>
internal abstract record ListenAddress
{
    private ListenAddress()
    {
    }

    /// <summary>One client on standard input and output.</summary>
    public sealed record Stdio : ListenAddress;

    /// <param name="Path">Null for the default socket below CODEX_HOME.</param>
    public sealed record UnixSocket(string? Path) : ListenAddress;

    public sealed record WebSocket(IPEndPoint EndPoint) : ListenAddress;

    /// <summary>No local transport.</summary>
    public sealed record Off : ListenAddress;

    /// <param name="problem">What is wrong with the text, as the command line reports it.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out ListenAddress? address, [NotNullWhen(false)] out string? problem)
    {
        const string Unix = "unix://", Web = "ws://";
        problem = null;
        address = text switch
        {
            "stdio://" => new Stdio(),
            "off" => new Off(),
            _ when text.StartsWith(Unix, StringComparison.Ordinal) => new UnixSocket(text.Length == Unix.Length ? null : text[Unix.Length..]),
            _ when text.StartsWith(Web, StringComparison.Ordinal) && TryEndPoint(text[Web.Length..], out var endPoint) => new WebSocket(endPoint),
            _ => null,
        };
        if (address is null)
        {
            problem = text.StartsWith(Web, StringComparison.Ordinal)
                ? $"invalid websocket --listen URL `{text}`; expected `ws://IP:PORT`"
                : $"unsupported --listen URL `{text}`; expected `stdio://`, `unix://`, `unix://PATH`, `ws://IP:PORT`, or `off`";
        }

        return address is not null;
    }

    /// <summary>A literal address and a port: a host name could mean more than one interface.</summary>
    private static bool TryEndPoint(string text, [NotNullWhen(true)] out IPEndPoint? endPoint)
    {
        endPoint = null;
        return text.LastIndexOf(':') > 0 && !text.EndsWith(']') && IPEndPoint.TryParse(text, out endPoint);
    }
}
