namespace Daemon.Protocol.V2.Verification;

/// <summary>The answer to <c>userVerification/enroll</c>.</summary>
public sealed record UserVerificationEnrollResponse
{
    public string? Algorithm { get; init; }

    public required string CredentialId { get; init; }

    public string? PublicKey { get; init; }
}
