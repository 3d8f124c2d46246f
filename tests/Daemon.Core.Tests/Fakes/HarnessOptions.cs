using Daemon.Config.Model;
using Daemon.Core.Rollout;
using Daemon.Core.Sessions;
using Daemon.Execution;
using Daemon.ModelClient.Catalog;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Testing.Servers;

namespace Daemon.Core.Tests.Fakes;

/// <summary>How a <see cref="SessionHarness"/> differs from the plain one: a workspace, on-request, fake commands, no record.</summary>
internal sealed record HarnessOptions
{
    public ApprovalPolicy Policy { get; init; } = new ApprovalPolicy.OnRequest();

    public PermissionProfile Profile { get; init; } = Workspace;

    public string CollaborationMode { get; init; } = "default";

    public int StreamMaxRetries { get; init; } = 2;

    public ICommandLauncher? Commands { get; init; }

    /// <summary>Null for an ephemeral thread.</summary>
    public Func<string, RolloutRecorder>? Recorder { get; init; }

    /// <summary>Null where there are no agents.</summary>
    public FakeAgents? Agents { get; init; }

    public TruncationPolicy Truncation { get; init; } = new(TruncationUnit.Tokens, 10_000);

    /// <summary>A model to the hash of the histories that it reads.</summary>
    public Func<string, string?> CompactionHash { get; init; } = _ => null;

    public bool KnownModel { get; init; } = true;

    /// <summary>The tool server behind every entry of the configuration; null where there are none.</summary>
    public FakeToolServer? Server { get; init; }

    /// <summary>Keeps approvals of tools: server, tool, and what is wrong.</summary>
    public Func<string, string, string?> KeepApproval { get; init; } = (_, _) => null;

    public Func<EffectiveConfig, EffectiveConfig> Config { get; init; } = config => config;

    public Func<SessionSettings, SessionSettings> Settings { get; init; } = settings => settings;

    public Func<SessionPorts, SessionPorts> Ports { get; init; } = ports => ports;

    public Func<SessionStart, SessionStart> Start { get; init; } = start => start;

    /// <summary>Everything readable, the workspace roots writable, no network.</summary>
    public static PermissionProfile Workspace { get; } = new PermissionProfile.Managed(
        new FileSystemPolicy.Restricted(
        [
            new FileSystemEntry(new FileSystemTarget.Special(SpecialPathKind.Root), FileSystemAccess.Read),
            new FileSystemEntry(new FileSystemTarget.Special(SpecialPathKind.WorkspaceRoots), FileSystemAccess.Write),
        ]),
        NetworkAccess.Restricted);
}
