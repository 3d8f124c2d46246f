using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Editor;

/// <summary>How a terminal's program ended; also the editor's answer to <c>terminal/wait_for_exit</c>.</summary>
public sealed record TerminalExit
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ExitCode { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Signal { get; init; }
}
