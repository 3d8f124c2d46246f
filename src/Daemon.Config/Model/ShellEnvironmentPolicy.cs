namespace Daemon.Config.Model;

public enum EnvironmentInherit
{
    All,
    Core,
    None,
}

/// <summary>The <c>shell_environment_policy</c> table: which variables of the daemon reach commands.</summary>
public sealed record ShellEnvironmentPolicy
{
    public EnvironmentInherit Inherit { get; init; } = EnvironmentInherit.All;

    /// <summary>True (the default) keeps variables whose names look like secrets.</summary>
    public bool IgnoreDefaultExcludes { get; init; } = true;

    /// <summary>Case-insensitive patterns with <c>*</c> and <c>?</c>.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    public IReadOnlyDictionary<string, string> Set { get; init; } = new Dictionary<string, string>();

    /// <summary>When not empty, only matching names survive, those of <see cref="Set"/> included.</summary>
    public IReadOnlyList<string> IncludeOnly { get; init; } = [];
}
