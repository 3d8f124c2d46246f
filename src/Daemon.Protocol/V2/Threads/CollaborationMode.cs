namespace Daemon.Protocol.V2.Threads;

/// <summary>The mode in which model and user work, with its settings.</summary>
public sealed record CollaborationMode
{
    public required ModeKind Mode { get; init; }

    public required Settings Settings { get; init; }
}
