using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Items;

/// <summary>An image that another one is made from.</summary>
public sealed record ImageGenerationInputImage
{
    public required AbsolutePath Path { get; init; }

    public required string Sha256 { get; init; }
}
