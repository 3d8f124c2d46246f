using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Turns;

/// <summary>One part of the user's input.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextInput), "text")]
[JsonDerivedType(typeof(Image), "image")]
[JsonDerivedType(typeof(LocalImage), "localImage")]
[JsonDerivedType(typeof(Audio), "audio")]
[JsonDerivedType(typeof(LocalAudio), "localAudio")]
[JsonDerivedType(typeof(Skill), "skill")]
[JsonDerivedType(typeof(Mention), "mention")]
public abstract record UserInput
{
    private UserInput()
    {
    }

    public sealed record TextInput : UserInput
    {
        public required string Text { get; init; }

        [JsonPropertyName("text_elements")]
        public IReadOnlyList<TextElement> TextElements { get; init; } = [];
    }

    /// <summary>Exactly one of the address and the file id is set.</summary>
    public sealed record Image : UserInput
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public ImageDetail? Detail { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Url { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? FileId { get; init; }
    }

    public sealed record LocalImage : UserInput
    {
        public required string Path { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public ImageDetail? Detail { get; init; }
    }

    /// <summary>Exactly one of the address and the file id is set.</summary>
    public sealed record Audio : UserInput
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Url { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? FileId { get; init; }
    }

    public sealed record LocalAudio : UserInput
    {
        public required string Path { get; init; }
    }

    public sealed record Skill : UserInput
    {
        public required string Name { get; init; }

        public required string Path { get; init; }
    }

    public sealed record Mention : UserInput
    {
        public required string Name { get; init; }

        public required string Path { get; init; }
    }
}
