using System.Text.Json;

namespace Daemon.Protocol.V2.Threads;

/// <summary>The parameters of <c>threadSection/update</c>.</summary>
public sealed record ThreadSectionUpdateParams
{
    /// <summary>A <see cref="ThreadSectionAppearance"/>; absent (undefined) leaves it, null takes it away.</summary>
    public JsonElement Appearance { get; init; }

    public required string Name { get; init; }

    public required string SectionId { get; init; }
}
