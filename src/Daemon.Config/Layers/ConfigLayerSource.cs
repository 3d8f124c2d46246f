namespace Daemon.Config.Layers;

/// <summary>Where a layer of configuration comes from. Cases are listed from the lowest precedence to the highest.</summary>
public abstract record ConfigLayerSource
{
    private ConfigLayerSource()
    {
    }

    /// <summary>The machine's config.toml.</summary>
    public sealed record System(string File) : ConfigLayerSource;

    /// <summary>The user's config.toml, or with <paramref name="Profile"/> the file of that name beside it.</summary>
    public sealed record User(string File, string? Profile = null) : ConfigLayerSource;

    /// <summary>config.toml of a <c>.codex</c> folder between project root and cwd; the folder nearest to the cwd wins.</summary>
    public sealed record Project(string DotCodexFolder) : ConfigLayerSource;

    /// <summary>The command line and a thread's <c>config</c> parameter.</summary>
    public sealed record SessionFlags : ConfigLayerSource;

    /// <summary>The machine's managed_config.toml, which beats even the command line.</summary>
    public sealed record LegacyManagedFile(string File) : ConfigLayerSource;

    /// <summary>The file that the layer was read from; null for <see cref="SessionFlags"/>.</summary>
    public string? FilePath => this switch
    {
        System system => system.File,
        User user => user.File,
        Project project => Path.Join(project.DotCodexFolder, "config.toml"),
        LegacyManagedFile managed => managed.File,
        _ => null,
    };
}
