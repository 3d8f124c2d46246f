namespace Daemon.Protocol.V2.Models;

/// <summary>The answer to <c>collaborationMode/list</c>.</summary>
public sealed record CollaborationModeListResponse
{
    public required IReadOnlyList<CollaborationModeMask> Data { get; init; }
}
