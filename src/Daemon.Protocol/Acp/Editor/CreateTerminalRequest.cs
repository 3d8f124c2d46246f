using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Editor;

/// <summary>The parameters of <c>terminal/create</c>.</summary>
public sealed record CreateTerminalRequest
{
    public required string SessionId { get; init; }

    public required string Command { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Args { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cwd { get; init; }

    /// <summary>Beyond it the editor forgets the beginning.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ulong? OutputByteLimit { get; init; }
}
