using System.Buffers;

namespace Daemon.Config.Plugins;

/// <summary>Names a plugin of a marketplace: <c>NAME@MARKETPLACE</c>. Both parts are safe as names of folders.</summary>
public sealed record PluginId
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly SearchValues<char> MarketplaceCharacters = SearchValues.Create(Alphanumeric + "_-");
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(Alphanumeric + "._-");
    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create(Alphanumeric + ".+_-");

    private PluginId(string name, string marketplace) => (Name, Marketplace) = (name, marketplace);

    public string Name { get; }

    public string Marketplace { get; }

    /// <exception cref="PluginException">One of the names is none.</exception>
    public static PluginId Of(string name, string marketplace)
    {
        if (!IsName(name))
        {
            throw new PluginException("invalid plugin name: only ASCII letters, digits, `.`, `_`, and `-` are allowed");
        }

        CheckMarketplace(marketplace);
        return new PluginId(name, marketplace);
    }

    /// <summary>Null when the text is no id.</summary>
    public static PluginId? TryParse(string text)
    {
        var at = text.LastIndexOf('@');
        return at > 0 && IsName(text[..at]) && IsMarketplace(text[(at + 1)..]) ? new PluginId(text[..at], text[(at + 1)..]) : null;
    }

    /// <exception cref="PluginException">The text is no name of a marketplace.</exception>
    public static void CheckMarketplace(string name)
    {
        if (!IsMarketplace(name))
        {
            throw new PluginException("invalid marketplace name: only ASCII letters, digits, `_`, and `-` are allowed");
        }
    }

    public static bool IsName(string text) => IsFolder(text, NameCharacters);

    public static bool IsMarketplace(string text) => IsFolder(text, MarketplaceCharacters);

    public static bool IsVersion(string text) => IsFolder(text, VersionCharacters);

    public override string ToString() => $"{Name}@{Marketplace}";

    private static bool IsFolder(string text, SearchValues<char> characters) =>
        text.Length is > 0 and <= 255 && text is not ("." or "..") && !text.AsSpan().ContainsAnyExcept(characters);
}
