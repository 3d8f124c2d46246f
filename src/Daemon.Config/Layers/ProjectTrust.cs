using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Layers;

/// <summary>Whether the user vouches for a folder.</summary>
public enum TrustLevel
{
    /// <summary>The user has not decided.</summary>
    Unknown,
    Trusted,
    Untrusted,
}

/// <summary>Looks decisions up in <c>[projects."PATH"] trust_level</c>.</summary>
internal static class ProjectTrust
{
    /// <summary>The decision about a folder: its own entry, else the project root's, else the main repository's.</summary>
    /// <param name="merged">Layers below the project's; a project cannot vouch for itself.</param>
    public static TrustLevel Find(TomlTable merged, string folder, string projectRoot)
    {
        var projects = new TableReader(merged).Table("projects");
        if (projects.Value.Entries.Count == 0)
        {
            return TrustLevel.Unknown;
        }

        foreach (var place in new[] { folder, projectRoot, ProjectFolders.MainRepository(projectRoot) })
        {
            if (place is not null && Find(projects, place) is { } level)
            {
                return level;
            }
        }

        return TrustLevel.Unknown;
    }

    private static TrustLevel? Find(TableReader projects, string folder) =>
        Entry(projects, Paths.Canonical(folder)) ?? Entry(projects, folder);

    private static TrustLevel? Entry(TableReader projects, string key)
    {
        if (OperatingSystem.IsWindows())
        {
            key = projects.Value.Entries.Select(entry => entry.Key).FirstOrDefault(entry => string.Equals(entry, key, StringComparison.OrdinalIgnoreCase)) ?? key;
        }

        return projects.Table(key).Text("trust_level") switch
        {
            "trusted" => TrustLevel.Trusted,
            "untrusted" => TrustLevel.Untrusted,
            _ => null,
        };
    }
}
