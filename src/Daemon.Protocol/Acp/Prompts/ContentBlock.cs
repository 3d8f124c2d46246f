using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Prompts;

/// <summary>A piece of a prompt, a message or a tool's output.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Image), "image")]
[JsonDerivedType(typeof(Audio), "audio")]
[JsonDerivedType(typeof(ResourceLink), "resource_link")]
[JsonDerivedType(typeof(Resource), "resource")]
public abstract record ContentBlock
{
    private ContentBlock()
    {
    }

    /// <summary>Markdown.</summary>
    public sealed record Text : ContentBlock
    {
        [JsonPropertyName("text")]
        public required string Value { get; init; }
    }

    public sealed record Image : ContentBlock
    {
        /// <summary>Base64.</summary>
        public required string Data { get; init; }

        public required string MimeType { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Uri { get; init; }
    }

    public sealed record Audio : ContentBlock
    {
        /// <summary>Base64.</summary>
        public required string Data { get; init; }

        public required string MimeType { get; init; }
    }

    /// <summary>Something that the agent can open.</summary>
    public sealed record ResourceLink : ContentBlock
    {
        public required string Name { get; init; }

        public required string Uri { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? MimeType { get; init; }
    }

    /// <summary>Something that the editor sends along.</summary>
    public sealed record Resource : ContentBlock
    {
        [JsonPropertyName("resource")]
        public required ResourceContents Contents { get; init; }
    }
}
