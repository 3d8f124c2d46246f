using System.Diagnostics.CodeAnalysis;

namespace Daemon.Cli.Remote;

/// <summary>Where a daemon listens, as <c>--remote</c> says it.</summary>
internal abstract record RemoteAddress
{
    private RemoteAddress()
    {
    }

    /// <param name="Path">Null for the default socket below CODEX_HOME.</param>
    public sealed record UnixSocket(string? Path) : RemoteAddress;

    /// <param name="Url">Scheme <c>ws</c> or <c>wss</c>.</param>
    public sealed record WebSocket(Uri Url) : RemoteAddress;

    /// <param name="problem">What is wrong with the text.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out RemoteAddress? address, [NotNullWhen(false)] out string? problem)
    {
        const string Unix = "unix://";
        address = null;
        if (text.StartsWith(Unix, StringComparison.Ordinal))
        {
            address = new UnixSocket(text.Length == Unix.Length ? null : text[Unix.Length..]);
        }
        else if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "ws" or "wss", Host.Length: > 0, UserInfo: "" })
        {
            address = new WebSocket(url);
        }

        problem = address is null
            ? $"invalid remote address `{text}`; expected `ws://host:port`, `wss://host:port`, `unix://`, or `unix://PATH`"
            : null;
        return address is not null;
    }
}
