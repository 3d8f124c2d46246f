using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Items;

namespace Daemon.Protocol.V2.CommandExec;

/// <summary>The answer to <c>command/exec</c>.</summary>
public sealed record CommandExecResponse
{
    public required int ExitCode { get; init; }

    public required string Stdout { get; init; }

    public required string Stderr { get; init; }

    /// <summary>
    /// What the sandbox refused, in order; our own member, there only for a command that failed while <c>sandbox_denial_log</c> was on.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CommandSandboxDenial>? SandboxDenials { get; init; }
}
