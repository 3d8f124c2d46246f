namespace Daemon.Protocol.V2.Diagnostics;

/// <summary>The server's process.</summary>
public sealed record ServerDiagnosticsProcess
{
    public required uint Id { get; init; }

    public ulong? PhysicalFootprintBytes { get; init; }

    public ulong? ResidentMemoryBytes { get; init; }
}
