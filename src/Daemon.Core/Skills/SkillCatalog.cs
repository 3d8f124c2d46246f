using Daemon.Config.Model;

namespace Daemon.Core.Skills;

/// <summary>Finds skills on disk: of the repository around a folder, then of the user, then those that came with the daemon's home.</summary>
public static class SkillCatalog
{
    private const string FileName = "SKILL.md";
    private const string SystemFolder = ".system";
    private const int MaxDepth = 6;
    private const int MaxFileBytes = 256 * 1024;

    private static readonly EnumerationOptions Walk = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = MaxDepth,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.System,
    };

    /// <param name="cwd">Absolute; <c>.agents/skills</c> counts here and in every folder above it up to the repository's root.</param>
    /// <param name="codexHome">Its <c>skills</c> folder is the user's, <c>skills/.system</c> the daemon's.</param>
    /// <param name="home">The user's folder, whose <c>.agents/skills</c> counts as well.</param>
    /// <param name="extraRoots">Further folders, which count as the user's; null for none.</param>
    /// <returns>Skills sorted by name within a scope, and the files that are none.</returns>
    public static (IReadOnlyList<Skill> Skills, IReadOnlyList<SkillProblem> Problems) Find(
        string cwd, string codexHome, string home, IReadOnlyList<string>? extraRoots = null)
    {
        var skills = new List<Skill>();
        var problems = new List<SkillProblem>();
        var bundled = Path.Join(codexHome, "skills", SystemFolder);
        foreach (var path in RepositoryFolders(cwd).SelectMany(Files))
        {
            Read(path, SkillScope.Repository, skills, problems);
        }

        foreach (var path in Files(Path.Join(codexHome, "skills")).Concat(Files(Path.Join(home, ".agents", "skills"))).Concat((extraRoots ?? []).SelectMany(Files)))
        {
            Read(path, path.StartsWith(bundled + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? SkillScope.System : SkillScope.User, skills, problems);
        }

        return ([.. skills.DistinctBy(skill => skill.Path).OrderBy(skill => skill.Scope).ThenBy(skill => skill.Name, StringComparer.Ordinal)], problems);
    }

    /// <summary>The skills of a plugin's folder; their names begin with the plugin's and a colon.</summary>
    public static (IReadOnlyList<Skill> Skills, IReadOnlyList<SkillProblem> Problems) FindIn(PluginSkillFolder folder)
    {
        var skills = new List<Skill>();
        var problems = new List<SkillProblem>();
        foreach (var path in Files(folder.Path))
        {
            Read(path, SkillScope.User, skills, problems);
        }

        return ([.. skills.Select(skill => skill with { Name = $"{folder.PluginName}:{skill.Name}", PluginId = folder.PluginId })], problems);
    }

    /// <summary>From the folder up to the repository's root; the folder alone outside a repository.</summary>
    private static IEnumerable<string> RepositoryFolders(string cwd)
    {
        var folders = new List<string>();
        for (var folder = cwd; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            folders.Add(Path.Join(folder, ".agents", "skills"));
            if (Path.Exists(Path.Join(folder, ".git")))
            {
                return folders;
            }
        }

        return folders.Take(1);
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, FileName, Walk).Order(StringComparer.Ordinal) : [];

    private static void Read(string path, SkillScope scope, List<Skill> skills, List<SkillProblem> problems)
    {
        if (Load(path, out var error) is not { } values)
        {
            problems.Add(new SkillProblem(path, error!));
            return;
        }

        if (!values.TryGetValue("description", out var description) || description.Length == 0)
        {
            problems.Add(new SkillProblem(path, "missing field `description`"));
            return;
        }

        var name = values.GetValueOrDefault("name") is { Length: > 0 } given ? given : Path.GetFileName(Path.GetDirectoryName(path)!);
        skills.Add(new Skill(name, description, values.GetValueOrDefault("metadata.short-description"), path, scope));
    }

    private static Dictionary<string, string>? Load(string path, out string? error)
    {
        try
        {
            if (new FileInfo(path).Length > MaxFileBytes)
            {
                error = "the file is larger than 256 KiB";
                return null;
            }

            return SkillFrontMatter.TryRead(File.ReadAllText(path), out var values, out error) ? values : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error = e.Message;
            return null;
        }
    }
}
