namespace Daemon.Protocol.Acp.Editor;

/// <summary>The editor's answer to <c>terminal/create</c>.</summary>
public sealed record CreateTerminalResponse
{
    public required string TerminalId { get; init; }
}
