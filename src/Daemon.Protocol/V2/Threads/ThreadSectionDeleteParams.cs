namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>threadSection/delete</c>.</summary>
public sealed record ThreadSectionDeleteParams
{
    public required string SectionId { get; init; }
}
