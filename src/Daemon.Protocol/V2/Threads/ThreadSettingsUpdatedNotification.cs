namespace Daemon.Protocol.V2.Threads;

/// <summary>The payload of <c>thread/settings/updated</c>.</summary>
public sealed record ThreadSettingsUpdatedNotification
{
    public required string ThreadId { get; init; }

    public required ThreadSettings ThreadSettings { get; init; }
}
