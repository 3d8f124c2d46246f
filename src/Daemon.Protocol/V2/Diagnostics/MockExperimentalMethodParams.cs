namespace Daemon.Protocol.V2.Diagnostics;

/// <summary>The parameters of <c>mock/experimentalMethod</c>.</summary>
public sealed record MockExperimentalMethodParams
{
    public string? Value { get; init; }
}
