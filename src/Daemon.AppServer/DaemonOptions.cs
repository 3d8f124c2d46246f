namespace Daemon.AppServer;

/// <summary>How the daemon was started. Paths are absolute.</summary>
public sealed record DaemonOptions
{
    public required string CodexHome { get; init; }

    /// <summary>The folder for <c>~</c>.</summary>
    public required string HomeDirectory { get; init; }

    /// <summary>The folder of the machine-wide configuration.</summary>
    public string SystemFolder { get; init; } = "/etc/codex";

    /// <summary>The folder that the process was started in: the base of relative paths and the default cwd of threads.</summary>
    public required string Cwd { get; init; }

    /// <summary>The user's login shell.</summary>
    public required string Shell { get; init; }

    /// <summary>The process's environment.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary><c>key=value</c> texts of <c>-c</c>.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    public IReadOnlyList<string> EnabledFeatures { get; init; } = [];

    public IReadOnlyList<string> DisabledFeatures { get; init; } = [];

    public bool StrictConfig { get; init; }

    /// <summary>The name of a profile: <c>NAME.config.toml</c> in <see cref="CodexHome"/> lies over config.toml. Null for none.</summary>
    public string? Profile { get; init; }

    /// <summary>Leave the administrator's requirements out: for a single command under a profile that the user named.</summary>
    public bool IgnoreRequirements { get; init; }

    public required string Version { get; init; }
}
