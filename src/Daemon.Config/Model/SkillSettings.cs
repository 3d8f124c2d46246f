namespace Daemon.Config.Model;

/// <summary>What the configuration says about skills.</summary>
public sealed record SkillSettings
{
    /// <summary>Whether those that come with the program count.</summary>
    public bool Bundled { get; init; } = true;

    /// <summary>Whether the model is told which there are.</summary>
    public bool IncludeInstructions { get; init; } = true;

    /// <summary>In document order; the last that concerns a skill decides.</summary>
    public IReadOnlyList<SkillSwitch> Switches { get; init; } = [];

    /// <summary>Folders of skills that plugins bring.</summary>
    public IReadOnlyList<PluginSkillFolder> PluginFolders { get; init; } = [];
}

/// <summary>A folder of skills of a plugin.</summary>
/// <param name="PluginName">Stands before the names of its skills, with a colon.</param>
/// <param name="Path">Absolute; need not exist.</param>
public sealed record PluginSkillFolder(string PluginId, string PluginName, string Path);

/// <summary>Turns a skill on or off.</summary>
/// <param name="Path">Absolute path of its <c>SKILL.md</c>; null when it is named.</param>
public sealed record SkillSwitch(string? Path, string? Name, bool Enabled);
