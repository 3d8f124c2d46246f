using Daemon.Config.Model;
using Daemon.Core.Agents;
using Daemon.Core.Context;
using Daemon.Core.Goals;
using Daemon.Core.Mcp;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Reading;
using Daemon.Core.Skills;
using Daemon.Execution;
using Daemon.ModelClient.Catalog;
using Daemon.ModelClient;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Telemetry.Logs;

namespace Daemon.Core.Sessions;

/// <summary>What a session needs from outside; the composition root fills it.</summary>
public sealed record SessionPorts
{
    public required ICommandLauncher Commands { get; init; }

    /// <summary>A provider id of the configuration to its client.</summary>
    public required Func<string, IModelClient> Models { get; init; }

    /// <summary>How often a broken stream of a provider is tried again.</summary>
    public required Func<string, int> StreamMaxRetries { get; init; }

    public required Func<string, ModelInfo> ModelInfo { get; init; }

    /// <summary>Models that agents may be given, preferred ones first.</summary>
    public IReadOnlyList<ModelInfo> AvailableModels { get; init; } = [];

    /// <summary>Makes threads for agents; null where there are none.</summary>
    public IAgentThreads? Agents { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>Where the configuration wants events told; null for nowhere.</summary>
    public ILogSink? Logs { get; init; }

    /// <summary>Where goals are kept; null for a thread that can have none.</summary>
    public IGoalStore? Goals { get; init; }

    /// <summary>Finds skills; null where there are none.</summary>
    public SkillSource? Skills { get; init; }

    /// <summary>Variables of the daemon's own environment.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    public required ClientIdentity Identity { get; init; }

    /// <summary>Null where tool servers are not available.</summary>
    public McpPorts? Mcp { get; init; }

    public required string CodexHome { get; init; }

    /// <summary>The user's login shell, absolute.</summary>
    public required string Shell { get; init; }
}

/// <summary>Who drives the daemon, as model providers are told.</summary>
public sealed record ClientIdentity(string Originator, string UserAgent, string InstallationId, string Version);

/// <summary>How a session begins: a new thread, or one that continues a recorded history.</summary>
public sealed record SessionStart
{
    public required string ThreadId { get; init; }

    public required SessionSettings Settings { get; init; }

    public required EffectiveConfig Config { get; init; }

    /// <summary>What the model is told first, in place of the configured or built-in text; null for none.</summary>
    public string? BaseInstructions { get; init; }

    public string? DeveloperInstructions { get; init; }

    /// <summary>The tools that the client carries out, as a JSON array in the form of <c>thread/start</c>; null for none.</summary>
    public ReadOnlyMemory<byte>? DynamicTools { get; init; }

    public SessionSurface Surface { get; init; }

    /// <summary>Null for an ephemeral thread.</summary>
    public RolloutRecorder? Recorder { get; init; }

    /// <summary>The history to go on with, when it is not in the thread's file.</summary>
    public IReadOnlyList<ResponseItem> History { get; init; } = [];

    /// <summary>Where the thread's history is, or will be, recorded; null for an ephemeral thread.</summary>
    public StoredConversation? Stored { get; init; }

    /// <summary>Whether <see cref="History"/> already holds the context messages.</summary>
    public bool HistoryHasContext { get; init; }

    public TokenUsage TotalUsage { get; init; }

    public TokenUsage LastUsage { get; init; }

    /// <summary>Where the thread stands among agents.</summary>
    public AgentPlace Place { get; init; } = new();

    public required ContextWindowId Window { get; init; }
}
