using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Handshake;

/// <summary>The answer to <c>initialize</c>.</summary>
public sealed record InitializeResponse
{
    public required string UserAgent { get; init; }

    public required AbsolutePath CodexHome { get; init; }

    public required string PlatformFamily { get; init; }

    public required string PlatformOs { get; init; }
}
