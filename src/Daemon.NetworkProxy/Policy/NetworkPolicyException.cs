namespace Daemon.NetworkProxy.Policy;

/// <summary>Network rules that cannot be enforced as they are written. The message is a sentence for users, without secrets.</summary>
public sealed class NetworkPolicyException(string message) : Exception(message);
