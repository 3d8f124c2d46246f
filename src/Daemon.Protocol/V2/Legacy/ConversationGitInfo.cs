using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Legacy;

/// <summary>The repository's state when the thread began, as the first version names it.</summary>
public sealed record ConversationGitInfo
{
    public string? Sha { get; init; }

    public string? Branch { get; init; }

    [JsonPropertyName("origin_url")]
    public string? OriginUrl { get; init; }
}
