using System.Buffers;

namespace Daemon.Toml.Syntax;

/// <summary>Character classes of the TOML grammar (toml.io/en/v1.0.0, ABNF).</summary>
internal static class CharacterClasses
{
    private const string ControlButTab =
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000A\u000B\u000C\u000D\u000E\u000F" +
        "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\u007F";

    /// <summary>Control characters but tab: nowhere allowed as they are, save line breaks.</summary>
    public static readonly SearchValues<char> Control = SearchValues.Create(ControlButTab);

    /// <summary>What ends a plain run inside a basic string's body.</summary>
    public static readonly SearchValues<char> NotBasic = SearchValues.Create(ControlButTab + "\\\"");

    /// <summary>As <see cref="NotBasic"/> for strings over several lines, where quotes and line feeds are plain.</summary>
    public static readonly SearchValues<char> NotMultiLineBasic = SearchValues.Create(ControlButTab.Replace("\n", "") + "\\");

    public static readonly SearchValues<char> NotLiteral = SearchValues.Create(ControlButTab + "'");

    public static readonly SearchValues<char> NotMultiLineLiteral = SearchValues.Create(ControlButTab.Replace("\n", ""));

    public static readonly SearchValues<char> BareKey =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
}
