namespace Daemon.Protocol.V2.Handshake;

/// <summary>The parameters of <c>initialize</c>.</summary>
public sealed record InitializeParams
{
    public InitializeCapabilities? Capabilities { get; init; }

    public required ClientInfo ClientInfo { get; init; }
}
