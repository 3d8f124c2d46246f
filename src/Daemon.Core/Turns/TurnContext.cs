using Daemon.Config.CommandEnvironments;
using Daemon.Config.Model;
using Daemon.Config.Plugins;
using Daemon.Core.Agents;
using Daemon.Core.Approvals;
using Daemon.Core.AutoReview;
using Daemon.Core.Context;
using Daemon.Core.Goals;
using Daemon.Core.History;
using Daemon.Core.Hooks;
using Daemon.Core.Mcp;
using Daemon.Core.Network;
using Daemon.Core.Patches;
using Daemon.Core.Sessions;
using Daemon.Core.Skills;
using Daemon.Core.Tools.Dynamic;
using Daemon.Core.Tools.Exec;
using Daemon.ModelClient.Catalog;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Turns;

/// <summary>What a turn works on: the session's parts, lent to the running turn.</summary>
internal sealed record TurnContext
{
    private IReadOnlyList<Skill>? _skills;
    private ModelInfo? _model;

    public required string ThreadId { get; init; }

    public required Turn Turn { get; init; }

    public required SessionSurface Surface { get; init; }

    public required SessionPorts Ports { get; init; }

    public required EffectiveConfig Config { get; init; }

    /// <summary>The model of <see cref="Settings"/>, which may change between two requests of a turn.</summary>
    public ModelInfo Model
    {
        get => _model is { } known && known.Slug == Settings.Model ? known : _model = Ports.ModelInfo(Settings.Model);
        init => _model = value;
    }

    public required ITurnJournal Journal { get; init; }

    public required Conversation Conversation { get; init; }

    /// <summary>The message that stands before the history; null when the client wants none.</summary>
    public required ResponseItem? BaseInstructions { get; init; }

    public required UsageMeter Usage { get; init; }

    public required ContextState Context { get; init; }

    public required ExecRunner Exec { get; init; }

    public required SessionApprovals Approvals { get; init; }

    public required SessionNetwork Network { get; init; }

    public required PendingRequests Requests { get; init; }

    /// <summary>What a client asks its user on its own.</summary>
    public required OutsideQuestions OutsideQuestions { get; init; }

    /// <summary>The thread's tool servers.</summary>
    public required ThreadServers Servers { get; init; }

    /// <summary>The tools of servers that this turn has; set when it begins, and the same to its end.</summary>
    public McpToolSet McpTools { get; set; } = McpToolSet.None;

    /// <summary>The tools that the client carries out.</summary>
    public DynamicToolSet DynamicTools { get; init; } = DynamicToolSet.None;

    /// <summary>What this turn waits for.</summary>
    public WaitState Waits { get; } = new();

    /// <summary>What the turn's patches changed so far.</summary>
    public required TurnDiff Diff { get; init; }

    /// <summary>Whether and why a session's beginning is still to be told to hooks.</summary>
    public required SessionOpening Opening { get; init; }

    public TurnHooks Hooks => new(this);

    /// <summary>Hooks that run beside the turn.</summary>
    public required DetachedHooks DetachedHooks { get; init; }

    /// <summary>Counts what the turn spends on the thread's goal; null where a thread or a part of a turn has none.</summary>
    public GoalTracker? Goal { get; set; }

    /// <summary>The turn's settings, unless a part of the turn runs under its own.</summary>
    public SessionSettings Settings
    {
        get => field ?? Turn.Settings;
        init;
    }

    /// <summary>Where the thread stands among agents.</summary>
    public required AgentPlace Place { get; init; }

    /// <summary>The agents that the model may deal with; null when it may not.</summary>
    public required AgentTeam? Agents { get; init; }

    /// <summary>Whether the model reviews: it then has fewer tools.</summary>
    public bool IsReview { get; init; }

    /// <summary>What providers are told that the model is, when it is not the thread's own; null leaves it to the thread's place.</summary>
    public string? Subagent { get; init; }

    /// <summary>The skills that count for the turn's folder.</summary>
    public IReadOnlyList<Skill> Skills => _skills ??=
        [.. Ports.Skills?.Find(Settings.Cwd, Config.Skills).Skills.Where(skill => skill.IsEnabled && !IsDisabled(skill.PluginId)) ?? []];

    /// <summary>The plugins that count in this thread.</summary>
    public IEnumerable<InstalledPlugin> Plugins => Config.Plugins.Where(plugin => !IsDisabled(plugin.Id.ToString()));

    /// <summary>Granted beyond the profile until the turn's end.</summary>
    public PermissionGrants TurnGrants { get; } = new();

    /// <summary>The profile of what runs now: the thread's, with what was granted.</summary>
    public PermissionProfile EffectiveProfile => GrantedProfile.Apply(Settings.Permissions.Profile, Approvals.Grants.Snapshot(), TurnGrants.Snapshot());

    /// <summary>How automatic reviews of this turn have ended.</summary>
    public AutoReviewTally Reviews { get; } = new();

    public long NowMs => Ports.Clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Whether the thread does without a plugin; false where there is none.</summary>
    public bool IsDisabled(string? pluginId) => pluginId is not null && Settings.DisabledPluginIds.Contains(pluginId);

    /// <summary>Records and tells an event of this turn.</summary>
    public void Tell(EventMsg message) => Journal.Tell(Turn.SubmissionId, message);

    /// <summary>Tells an item that begins and ends at once.</summary>
    public void TellItem(TurnItem item)
    {
        var now = NowMs;
        Tell(new EventMsg.ItemStarted(Turn.Id, item, now));
        Tell(new EventMsg.ItemCompleted(Turn.Id, item, now, now));
    }

    /// <summary>Appends an item to the model's history, recorded first.</summary>
    public void Remember(ResponseItem item)
    {
        Journal.Record(item);
        Conversation.Append(item);
    }

    /// <summary>The environment of a command that runs under <paramref name="profile"/> for the call <paramref name="callId"/>.</summary>
    public IReadOnlyDictionary<string, string> CommandEnvironment(string callId, PermissionProfile profile) => Daemon.Config.CommandEnvironments.CommandEnvironment.Build(
        Config.ShellEnvironment,
        Ports.Environment,
        new CommandIdentity(ThreadId, ThreadId, callId, Ports.Identity.Version, NetworkDisabled: !profile.AllowsNetwork));

    /// <summary>Tells what the turn's patches changed, if they changed anything.</summary>
    public void TellDiff()
    {
        if (Diff.Render() is { Length: > 0 } diff)
        {
            Tell(new EventMsg.TurnDiff(Turn.Id, diff));
        }
    }
}
