using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>threadSection/update</c>.</summary>
public sealed record ThreadSectionUpdateParams
{
    /// <summary>Absent leaves it, null takes it away.</summary>
    public Optional<ThreadSectionAppearance> Appearance { get; init; }

    public required string Name { get; init; }

    public required string SectionId { get; init; }
}
