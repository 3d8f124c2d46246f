using Daemon.Config.CommandEnvironments;
using Daemon.Config.Model;
using Daemon.Core.Approvals;
using Daemon.Core.Context;
using Daemon.Core.History;
using Daemon.Core.Mcp;
using Daemon.Core.Network;
using Daemon.Core.Patches;
using Daemon.Core.Sessions;
using Daemon.Core.Tools.Exec;
using Daemon.ModelClient.Catalog;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Turns;

/// <summary>What a turn works on: the session's parts, lent to the running turn.</summary>
internal sealed class TurnContext
{
    public required string ThreadId { get; init; }

    public required Turn Turn { get; init; }

    public required SessionSurface Surface { get; init; }

    public required SessionPorts Ports { get; init; }

    public required EffectiveConfig Config { get; init; }

    public required ModelInfo Model { get; init; }

    public required SessionJournal Journal { get; init; }

    public required Conversation Conversation { get; init; }

    /// <summary>The message that stands before the history; null when the client wants none.</summary>
    public required ResponseItem? BaseInstructions { get; init; }

    public required UsageMeter Usage { get; init; }

    public required ContextState Context { get; init; }

    public required ExecRunner Exec { get; init; }

    public required SessionApprovals Approvals { get; init; }

    public required SessionNetwork Network { get; init; }

    public required PendingRequests Requests { get; init; }

    /// <summary>The thread's tool servers.</summary>
    public required ThreadServers Servers { get; init; }

    /// <summary>The tools of servers that this turn has; set when it begins, and the same to its end.</summary>
    public McpToolSet McpTools { get; set; } = McpToolSet.None;

    /// <summary>What this turn waits for.</summary>
    public WaitState Waits { get; } = new();

    /// <summary>What the turn's patches changed so far.</summary>
    public required TurnDiff Diff { get; init; }

    public SessionSettings Settings => Turn.Settings;

    public long NowMs => Ports.Clock.GetUtcNow().ToUnixTimeMilliseconds();

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
