namespace Daemon.Protocol.V2.Threads;

/// <summary>The section that a thread is sorted into.</summary>
public sealed record ThreadSection
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public ThreadSectionAppearance? Appearance { get; init; }
}
