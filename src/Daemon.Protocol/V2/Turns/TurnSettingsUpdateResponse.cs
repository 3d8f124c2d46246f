namespace Daemon.Protocol.V2.Turns;

/// <summary>The result of <c>turn/settings/update</c>.</summary>
public sealed record TurnSettingsUpdateResponse
{
    public required TurnSettingsUpdateStatus Status { get; init; }
}
