namespace Daemon.Protocol.V2.Verification;

/// <summary>The answer to <c>userVerification/verify</c>.</summary>
public sealed record UserVerificationVerifyResponse
{
    public required UserVerificationProof Proof { get; init; }
}
