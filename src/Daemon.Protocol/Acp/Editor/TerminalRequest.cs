namespace Daemon.Protocol.Acp.Editor;

/// <summary>The parameters of the requests about one terminal.</summary>
public sealed record TerminalRequest
{
    public required string SessionId { get; init; }

    public required string TerminalId { get; init; }
}
