namespace Daemon.Protocol.V2.Diagnostics;

/// <summary>A named number.</summary>
public sealed record ServerDiagnosticsGauge
{
    public required string Name { get; init; }

    public required ulong Value { get; init; }
}
