namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>thread/prepareApprovedPlan</c>.</summary>
public sealed record ThreadPrepareApprovedPlanParams
{
    public required string ThreadId { get; init; }

    /// <summary>The plan as the user approved it.</summary>
    public required string Markdown { get; init; }

    /// <summary>Where the client keeps the plan; null when it keeps none.</summary>
    public string? AttachmentPath { get; init; }
}
