using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Sessions;

/// <summary>The parameters of <c>session/load</c> and <c>session/resume</c>.</summary>
public sealed record LoadSessionRequest
{
    public required string SessionId { get; init; }

    /// <summary>Absolute.</summary>
    public required string Cwd { get; init; }

    /// <summary>Further workspace roots, absolute.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? AdditionalDirectories { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<McpServer>? McpServers { get; init; }
}
