namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>threadSection/create</c>.</summary>
public sealed record ThreadSectionCreateParams
{
    public ThreadSectionAppearance? Appearance { get; init; }

    public required string Name { get; init; }
}
