using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.Acp.Handshake;

/// <summary>Which updates beyond the basic ones the editor shows. Present means shown; what is inside has no meaning yet.</summary>
public sealed record ClientSessionCapabilities
{
    public RawJson? Compaction { get; init; }

    public RawJson? Notices { get; init; }
}
