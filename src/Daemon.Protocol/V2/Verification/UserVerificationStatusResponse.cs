namespace Daemon.Protocol.V2.Verification;

/// <summary>The answer to <c>userVerification/status</c>.</summary>
public sealed record UserVerificationStatusResponse
{
    public string? CredentialId { get; init; }

    public string? UnavailableMessage { get; init; }

    public UserVerificationUnavailableReason? UnavailableReason { get; init; }
}
