namespace Daemon.AppServer.Processors.Search.Walking;

/// <summary>
/// The ignore files that hold in a folder, the nearest first: <c>.ignore</c> everywhere; <c>.gitignore</c> and <c>info/exclude</c> inside a
/// git work tree only. Immutable: a folder's rules are its parent's and its own.
/// </summary>
internal sealed class IgnoreRules
{
    private readonly IgnoreRules? _parent;
    private readonly IgnoreFile? _ignore;
    private readonly IgnoreFile? _gitIgnore;
    private readonly IgnoreFile? _exclude;
    private readonly bool _inGit;

    private IgnoreRules(IgnoreRules? parent, string absolute, string folder, string prefix)
    {
        var git = Path.Join(absolute, ".git");

        // As git sees it: an empty folder of that name is no repository.
        var startsGit = File.Exists(git) || File.Exists(Path.Join(git, "HEAD"));
        _inGit = startsGit || parent is { _inGit: true };
        _parent = parent;
        _ignore = IgnoreFile.Load(Path.Join(absolute, ".ignore"), folder, prefix);
        _gitIgnore = _inGit ? IgnoreFile.Load(Path.Join(absolute, ".gitignore"), folder, prefix) : null;
        _exclude = startsGit ? IgnoreFile.Load(Path.Join(git, "info", "exclude"), folder, prefix) : null;
    }

    /// <summary>The rules of a walk's top, with those of the folders above it.</summary>
    public static IgnoreRules ForTop(string top)
    {
        var folders = new List<string>();
        for (var folder = Path.GetDirectoryName(top); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            folders.Add(folder);
        }

        IgnoreRules? rules = null;
        for (var i = folders.Count - 1; i >= 0; i--)
        {
            rules = new IgnoreRules(rules, folders[i], "", Path.GetRelativePath(folders[i], top).Replace('\\', '/') + "/");
        }

        return new IgnoreRules(rules, top, "", "");
    }

    /// <param name="absolute">The folder on disk.</param>
    /// <param name="relative">The folder, relative to the walk's top.</param>
    public IgnoreRules Enter(string absolute, string relative) => new(this, absolute, relative, "");

    /// <param name="path">Relative to the walk's top, with <c>/</c>.</param>
    public bool Ignores(string path, string name, bool isFolder) =>
        Find(rules => rules._ignore, path, name, isFolder)
        ?? Find(rules => rules._gitIgnore, path, name, isFolder)
        ?? Find(rules => rules._exclude, path, name, isFolder)
        ?? false;

    private bool? Find(Func<IgnoreRules, IgnoreFile?> kind, string path, string name, bool isFolder)
    {
        for (var rules = this; rules is not null; rules = rules._parent)
        {
            if (kind(rules)?.Ignores(path, name, isFolder) is { } verdict)
            {
                return verdict;
            }
        }

        return null;
    }
}
