namespace Daemon.Protocol.V2.Verification;

/// <summary>The parameters of <c>userVerification/verify</c>.</summary>
public sealed record UserVerificationVerifyParams
{
    public required string Challenge { get; init; }

    public required string Description { get; init; }

    public required string Title { get; init; }
}
