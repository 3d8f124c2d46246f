namespace Daemon.Protocol.Acp.Handshake;

/// <summary>An object without members: the parameters of a request that has none, and a result that says no more than done.</summary>
public sealed record EmptyObject;
