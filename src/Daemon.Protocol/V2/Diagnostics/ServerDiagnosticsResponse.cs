namespace Daemon.Protocol.V2.Diagnostics;

/// <summary>The answer to <c>server/diagnostics</c>.</summary>
public sealed record ServerDiagnosticsResponse
{
    public required IReadOnlyList<ServerDiagnosticsGauge> Gauges { get; init; }

    public required ServerDiagnosticsProcess Process { get; init; }
}
