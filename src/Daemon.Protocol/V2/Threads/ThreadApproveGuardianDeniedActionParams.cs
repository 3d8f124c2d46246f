using System.Text.Json;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/approveGuardianDeniedAction</c>.</summary>
public sealed record ThreadApproveGuardianDeniedActionParams
{
    public required string ThreadId { get; init; }

    /// <summary>The review's end as it was told: at least <c>id</c>, <c>status</c> and <c>action</c>.</summary>
    public required JsonElement Event { get; init; }
}
