namespace Daemon.Protocol.V2.Diagnostics;

/// <summary>The answer to <c>mock/experimentalMethod</c>.</summary>
public sealed record MockExperimentalMethodResponse
{
    public string? Echoed { get; init; }
}
