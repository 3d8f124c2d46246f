using Daemon.Protocol.V2.Items;
using Daemon.Protocol.V2.Permissions;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;

namespace Daemon.Cli.Exec;

/// <summary>Shows a run. Calls come one at a time, in the order in which things happened.</summary>
internal interface IExecView
{
    void ThreadStarted(ThreadFacts thread);

    void TurnStarted();

    void ItemStarted(ThreadItem item);

    void ItemCompleted(ThreadItem item);

    void PlanUpdated(IReadOnlyList<TurnPlanStep> plan);

    void Warning(string message);

    /// <param name="willRetry">The turn goes on with another attempt.</param>
    void Error(string message, bool willRetry);

    /// <param name="usage">Of the whole thread; null when the provider told none.</param>
    void TurnEnded(Turn turn, TokenUsageBreakdown? usage);
}

/// <summary>What a run is told about its thread.</summary>
internal sealed record ThreadFacts(string Id, string Model, string Provider, string Cwd, SandboxPolicy Sandbox);
