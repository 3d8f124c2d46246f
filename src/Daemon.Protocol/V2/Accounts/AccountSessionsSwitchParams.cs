namespace Daemon.Protocol.V2.Accounts;

/// <summary>The parameters of <c>accountSession/switch</c>.</summary>
public sealed record AccountSessionsSwitchParams
{
    public required string AccountId { get; init; }

    public bool AllowBrowserLogin { get; init; }

    public required string SessionId { get; init; }
}
