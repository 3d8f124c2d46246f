namespace Daemon.NetworkProxy;

/// <summary>On whose behalf connections are made: one command, or everything of one owner.</summary>
public sealed record CommandScope
{
    /// <summary>Identifies the command in audit events; null when connections belong to no single command.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>Asked about hosts that no rule speaks of; null refuses them.</summary>
    public IHostApprover? Approver { get; init; }

    /// <summary>Told of everything that was denied. Must not block.</summary>
    public Action<BlockedRequest>? Blocked { get; init; }
}
