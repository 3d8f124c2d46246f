namespace Daemon.Protocol.V2.Verification;

/// <summary>The parameters of <c>userVerification/enroll</c>.</summary>
public sealed record UserVerificationEnrollParams;
