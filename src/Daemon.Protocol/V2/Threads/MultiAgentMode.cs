using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Threads;

/// <summary>When the model may start further agents: a name, or <c>{"custom": "instructions"}</c>.</summary>
/// <param name="Name"><c>explicitRequestOnly</c> or <c>proactive</c>; null for custom instructions.</param>
/// <param name="Custom">The instructions; null for a named mode.</param>
[WireForm(typeof(MultiAgentModeForm))]
public sealed record MultiAgentMode(string? Name, string? Custom)
{
    public static MultiAgentMode ExplicitRequestOnly { get; } = new("explicitRequestOnly", null);

    public static MultiAgentMode Proactive { get; } = new("proactive", null);
}
