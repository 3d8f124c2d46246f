using System.Text.Json;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Permissions;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/resume</c>.</summary>
public sealed record ThreadResumeParams
{
    public required string ThreadId { get; init; }

    [WireExperimental]
    public string? Path { get; init; }

    public AskForApproval? ApprovalPolicy { get; init; }

    public ApprovalsReviewer? ApprovalsReviewer { get; init; }

    public string? BaseInstructions { get; init; }

    public IReadOnlyDictionary<string, JsonElement>? Config { get; init; }

    public string? Cwd { get; init; }

    public string? DeveloperInstructions { get; init; }

    public bool ExcludeTurns { get; init; }

    [WireExperimental]
    public IReadOnlyList<JsonElement>? History { get; init; }

    [WireExperimental]
    public ThreadResumeInitialTurnsPageParams? InitialTurnsPage { get; init; }

    public string? Model { get; init; }

    public string? ModelProvider { get; init; }

    [WireExperimental]
    public string? Permissions { get; init; }

    public Personality? Personality { get; init; }

    [WireExperimental]
    public IReadOnlyList<AbsolutePath>? RuntimeWorkspaceRoots { get; init; }

    public SandboxMode? Sandbox { get; init; }

    public Optional<string> ServiceTier { get; init; }
}
