namespace Daemon.Protocol.V2.Accounts;

/// <summary>The account's credits.</summary>
public sealed record CreditsSnapshot
{
    public string? Balance { get; init; }

    public required bool HasCredits { get; init; }

    public required bool Unlimited { get; init; }
}
