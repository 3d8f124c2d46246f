namespace Daemon.Protocol.Acp.Handshake;

/// <summary>The parameters of <c>authenticate</c>.</summary>
public sealed record AuthenticateRequest
{
    public required string MethodId { get; init; }
}
