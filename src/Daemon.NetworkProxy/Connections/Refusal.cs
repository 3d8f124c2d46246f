using Daemon.NetworkProxy.Http;
using Daemon.NetworkProxy.Policy;

namespace Daemon.NetworkProxy.Connections;

/// <summary>Something that was not let through.</summary>
/// <param name="IsAsk">Nobody could be asked; else it was denied.</param>
internal sealed record Refusal(BlockReason Reason, DecisionSource Source, bool IsAsk, ProxyProtocol Protocol, HostPort Target)
{
    public string Decision => IsAsk ? "ask" : "deny";
}
