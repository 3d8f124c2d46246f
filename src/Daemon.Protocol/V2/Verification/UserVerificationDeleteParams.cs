namespace Daemon.Protocol.V2.Verification;

/// <summary>The parameters of <c>userVerification/delete</c>.</summary>
public sealed record UserVerificationDeleteParams;
