namespace Daemon.Protocol.V2.Models;

/// <summary>What the selected provider's own tools can do.</summary>
public sealed record ModelProviderCapabilitiesReadResponse
{
    public required bool ImageGeneration { get; init; }

    public required bool WebSearch { get; init; }
}
