namespace Daemon.JsonRpc.WebSockets;

/// <summary>What one WebSocket peer may send.</summary>
internal static class WebSocketLimits
{
    /// <summary>Payload of one frame: 16 MiB, which unix listeners announce.</summary>
    public const int MaxFrameBytes = 16 * 1024 * 1024;

    /// <summary>One message, of any number of frames: 64 MiB.</summary>
    public const int MaxMessageBytes = 64 * 1024 * 1024;
}
