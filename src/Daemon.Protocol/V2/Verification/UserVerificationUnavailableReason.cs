namespace Daemon.Protocol.V2.Verification;

/// <summary>Why nobody can be verified.</summary>
public enum UserVerificationUnavailableReason
{
    CredentialMissing,
    BiometricsUnavailable,
    ProviderUnavailable,
}
