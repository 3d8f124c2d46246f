namespace Daemon.Protocol.V2.Verification;

/// <summary>A signed challenge.</summary>
public sealed record UserVerificationProof
{
    public required string CredentialId { get; init; }

    public required string Signature { get; init; }
}
