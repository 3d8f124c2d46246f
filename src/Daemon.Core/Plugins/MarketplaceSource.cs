using Daemon.Config.Plugins;

namespace Daemon.Core.Plugins;

/// <summary>
/// Reads what a user gives as the source of a marketplace: a folder, the address of a repository with <c>#ref</c>, or
/// <c>owner/repo[@ref]</c> on GitHub.
/// </summary>
public static class MarketplaceSource
{
    private const string GitHub = "https://github.com/";

    /// <param name="reference">Wins over one in the text.</param>
    /// <param name="home">The folder for <c>~</c>.</param>
    /// <param name="cwd">What a relative folder is relative to.</param>
    /// <returns>An entry that has no name yet.</returns>
    /// <exception cref="PluginException">It is none of these, or a folder that is not there.</exception>
    public static ConfiguredMarketplace Parse(string text, string? reference, IReadOnlyList<string> sparsePaths, string home, string cwd)
    {
        var source = text.Trim();
        if (source.Length == 0)
        {
            throw new PluginException("marketplace source must not be empty");
        }

        if (IsFolder(source))
        {
            return Folder(source, reference, sparsePaths, home, cwd);
        }

        var (url, own) = IsUrl(source) ? Split(source, '#') : Split(source, source.Contains('@', StringComparison.Ordinal) ? '@' : '#');
        if (!IsUrl(source))
        {
            if (url.Split('/') is not [{ Length: > 0 } owner, { Length: > 0 } repository] || !PluginId.IsName(owner) || !PluginId.IsName(repository))
            {
                throw new PluginException("invalid marketplace source format; expected owner/repo, a git URL, or a local marketplace path");
            }

            url = GitHub + url;
        }

        return new ConfiguredMarketplace("", IsGit: true, Plain(url), reference ?? own, sparsePaths);
    }

    private static ConfiguredMarketplace Folder(string source, string? reference, IReadOnlyList<string> sparsePaths, string home, string cwd)
    {
        var path = Path.TrimEndingDirectorySeparator(source is "~" or ['~', '/', ..]
            ? Path.GetFullPath(Path.Join(home, source[1..]))
            : Path.GetFullPath(source, cwd));
        if (File.Exists(path))
        {
            throw new PluginException("local marketplace source must be a directory, not a file");
        }

        if (!Directory.Exists(path))
        {
            throw new PluginException("failed to resolve local marketplace source path: No such file or directory (os error 2)");
        }

        if (reference is not null || sparsePaths.Count > 0)
        {
            throw new PluginException($"{(reference is null ? "--sparse" : "--ref")} is only supported for git marketplace sources");
        }

        return new ConfiguredMarketplace("", IsGit: false, path, null, []);
    }

    private static bool IsFolder(string source) => source is "." or ".." or "~" or ['.', '/', ..] or ['.', '.', '/', ..] or ['~', '/', ..] || Path.IsPathFullyQualified(source);

    private static bool IsUrl(string source) => source.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || source.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || source.StartsWith("ssh://", StringComparison.OrdinalIgnoreCase)
        || (source.IndexOf('@', StringComparison.Ordinal) is var at and > 0 && source.IndexOf(':', at) > at);

    private static (string Url, string? Reference) Split(string source, char separator) =>
        source.IndexOf(separator, StringComparison.Ordinal) is var at and > 0 && at + 1 < source.Length ? (source[..at], source[(at + 1)..]) : (source, null);

    /// <summary>One spelling for each repository on GitHub.</summary>
    private static string Plain(string url)
    {
        if (!url.StartsWith(GitHub, StringComparison.OrdinalIgnoreCase))
        {
            return url;
        }

        var repository = url[GitHub.Length..].TrimEnd('/');
        return GitHub + (repository.EndsWith(".git", StringComparison.Ordinal) ? repository : repository + ".git");
    }
}
