namespace Daemon.Protocol.V2.Diagnostics;

/// <summary>The parameters of <c>server/diagnostics</c>.</summary>
public sealed record ServerDiagnosticsParams;
