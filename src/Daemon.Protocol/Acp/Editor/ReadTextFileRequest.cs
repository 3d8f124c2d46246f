using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Editor;

/// <summary>The parameters of <c>fs/read_text_file</c>.</summary>
public sealed record ReadTextFileRequest
{
    public required string SessionId { get; init; }

    public required string Path { get; init; }

    /// <summary>From 1.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public uint? Line { get; init; }

    /// <summary>Lines.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public uint? Limit { get; init; }
}
