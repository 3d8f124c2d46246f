using System.Text.Json;

using Daemon.Protocol.Permissions;

namespace Daemon.Config.Loading;

/// <summary>What to load. Paths are absolute.</summary>
public sealed record ConfigRequest
{
    /// <summary>The folder of the user's config.toml.</summary>
    public required string CodexHome { get; init; }

    /// <summary>The folder for <c>~</c>.</summary>
    public required string HomeDirectory { get; init; }

    public required IEnvironmentVariables Environment { get; init; }

    /// <summary>The folder of the machine's config.toml, managed_config.toml and requirements.toml.</summary>
    public string SystemFolder { get; init; } = "/etc/codex";

    /// <summary>The folder that decides about project layers; null considers none.</summary>
    public string? Cwd { get; init; }

    /// <summary>The plain name of a profile, whose file <c>NAME.config.toml</c> beside the user's lies over it; null for none.</summary>
    public string? Profile { get; init; }

    /// <summary><c>key=value</c> texts of <c>-c</c>, in order.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    public IReadOnlyList<string> EnabledFeatures { get; init; } = [];

    public IReadOnlyList<string> DisabledFeatures { get; init; } = [];

    /// <summary>Features switched while the process runs; below everything that is configured.</summary>
    public IReadOnlyDictionary<string, bool>? RuntimeFeatures { get; init; }

    /// <summary>The <c>config</c> parameter of a thread: an object of nested or dotted keys.</summary>
    public JsonElement? ThreadConfig { get; init; }

    public ThreadOverrides Thread { get; init; } = ThreadOverrides.None;

    /// <summary>Load as if the administrator demanded nothing: for a run that names its own permissions.</summary>
    public bool IgnoreRequirements { get; init; }

    /// <summary>Unknown keys are errors.</summary>
    public bool Strict { get; init; }
}

/// <summary>Request parameters that stand above the merged configuration. Null leaves the configured value.</summary>
public sealed record ThreadOverrides
{
    public static readonly ThreadOverrides None = new();

    public string? Model { get; init; }

    public string? ModelProvider { get; init; }

    public ApprovalPolicy? ApprovalPolicy { get; init; }

    public ApprovalsReviewer? ApprovalsReviewer { get; init; }

    /// <summary>A legacy mode: <c>read-only, workspace-write, danger-full-access</c>. Excludes <see cref="PermissionProfile"/>.</summary>
    public string? SandboxMode { get; init; }

    /// <summary>The id of a permission profile.</summary>
    public string? PermissionProfile { get; init; }

    public string? BaseInstructions { get; init; }

    public string? DeveloperInstructions { get; init; }

    public string? ServiceTier { get; init; }
}
