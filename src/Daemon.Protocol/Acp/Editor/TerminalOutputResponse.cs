using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Editor;

/// <summary>The editor's answer to <c>terminal/output</c>.</summary>
public sealed record TerminalOutputResponse
{
    public required string Output { get; init; }

    public required bool Truncated { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TerminalExit? ExitStatus { get; init; }
}
