namespace Daemon.Protocol.Acp.Handshake;

/// <summary>Which of the editor's buffers the agent may use.</summary>
public sealed record FileSystemCapabilities
{
    public bool ReadTextFile { get; init; }

    public bool WriteTextFile { get; init; }
}
