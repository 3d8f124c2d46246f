namespace Daemon.Protocol.V2.Approvals;

/// <summary>The client's answer to <c>attestation/generate</c>.</summary>
public sealed record AttestationGenerateResponse
{
    public required string Token { get; init; }
}
