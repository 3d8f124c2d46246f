using Daemon.Protocol.V2.Permissions;

namespace Daemon.Protocol.V2.Turns;

/// <summary>The parameters of <c>turn/settings/update</c>: what changes from the running turn's next request on. Null leaves as it is.</summary>
public sealed record TurnSettingsUpdateParams
{
    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }

    public string? Model { get; init; }

    public string? Effort { get; init; }

    public ReasoningSummary? Summary { get; init; }

    public string? ServiceTier { get; init; }

    public ApprovalsReviewer? ApprovalsReviewer { get; init; }
}
