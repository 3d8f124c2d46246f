namespace Daemon.Protocol.V2.Verification;

/// <summary>The parameters of <c>userVerification/status</c>.</summary>
public sealed record UserVerificationStatusParams;
