using Daemon.NetworkProxy;
using Daemon.NetworkProxy.Policy;

namespace Daemon.Core.Tools.Exec;

/// <summary>What is said about a command that was ended because the network refused it. Clients and models know these texts.</summary>
internal static class NetworkRefusal
{
    public static string Reason(BlockedRequest blocked) => blocked.Source == DecisionSource.Decider
        ? "rejected by user"
        : $"Network access to \"{blocked.Host}\" was blocked: {Detail(blocked.Reason)}.";

    /// <summary>The model's tool output.</summary>
    public static string Output(string reason) => $"exec_command failed: ProcessFailed {{ message: \"{reason.Replace("\"", "\\\"", StringComparison.Ordinal)}\" }}";

    private static string Detail(BlockReason reason) => reason switch
    {
        BlockReason.Denied => "domain is explicitly denied by policy and cannot be approved from this prompt",
        BlockReason.NotAllowed => "domain is not on the allowlist for the current sandbox mode",
        BlockReason.NotAllowedLocal => "local/private network addresses are blocked by the sandbox policy",
        BlockReason.MethodNotAllowed => "request method is blocked by the current network mode",
        _ => "request is blocked by network policy",
    };
}
