namespace Daemon.JsonRpc.Messages;

/// <summary>What a connection's messages look like beside their own members. Both forms are read, whichever is written.</summary>
public enum MessageForm
{
    /// <summary>Without a <c>jsonrpc</c> member, and with <c>emittedAtMs</c> on notifications: what clients of the daemon expect.</summary>
    Bare,

    /// <summary>As the specification of JSON-RPC 2.0 has it.</summary>
    JsonRpc2,
}
