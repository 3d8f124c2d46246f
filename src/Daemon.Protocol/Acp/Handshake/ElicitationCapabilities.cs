using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.Acp.Handshake;

/// <summary>How the editor can ask its user for more than a choice. Present means it can.</summary>
public sealed record ElicitationCapabilities
{
    public RawJson? Form { get; init; }

    public RawJson? Url { get; init; }
}
