using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Config;

/// <summary>The answer to <c>configRequirements/read</c>.</summary>
public sealed record ConfigRequirementsReadResponse
{
    public bool? SupportsIndependentSpeedModes { get; init; }

    public RawJson? Requirements { get; init; }
}
