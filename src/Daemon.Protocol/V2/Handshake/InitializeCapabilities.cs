using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Handshake;

/// <summary>What a client can do and what it wants to hear.</summary>
public sealed record InitializeCapabilities
{
    public bool ExperimentalApi { get; init; }

    public bool ExplicitGatewayOauth { get; init; }

    public IReadOnlyDictionary<string, RawJson>? Extensions { get; init; }

    public bool McpServerOpenaiFormElicitation { get; init; }

    public IReadOnlyList<string>? OptOutNotificationMethods { get; init; }

    public bool RequestAttestation { get; init; }

    public bool RequiredHumanApproval { get; init; }
}
