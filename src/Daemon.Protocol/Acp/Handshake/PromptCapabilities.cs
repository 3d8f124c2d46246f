namespace Daemon.Protocol.Acp.Handshake;

/// <summary>What a prompt may hold beside text and links.</summary>
public sealed record PromptCapabilities
{
    public required bool Image { get; init; }

    public required bool Audio { get; init; }

    public required bool EmbeddedContext { get; init; }
}
