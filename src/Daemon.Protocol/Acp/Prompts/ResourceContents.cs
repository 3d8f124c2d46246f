using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Prompts;

/// <summary>The contents of a resource: text, or bytes in Base64.</summary>
public sealed record ResourceContents
{
    public required string Uri { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MimeType { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Blob { get; init; }
}
