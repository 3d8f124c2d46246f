namespace Daemon.Protocol.V2.Items;

/// <summary>The payload of <c>item/fileChange/patchUpdated</c>.</summary>
public sealed record FileChangePatchUpdatedNotification
{
    public required string ThreadId { get; init; }

    public required string TurnId { get; init; }

    public required string ItemId { get; init; }

    public required IReadOnlyList<FileUpdateChange> Changes { get; init; }
}
