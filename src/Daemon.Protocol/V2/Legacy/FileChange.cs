using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Legacy;

/// <summary>A change to one file, in the first version's form.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Add), "add")]
[JsonDerivedType(typeof(Delete), "delete")]
[JsonDerivedType(typeof(Update), "update")]
public abstract record FileChange
{
    private FileChange()
    {
    }

    public sealed record Add : FileChange
    {
        public required string Content { get; init; }
    }

    public sealed record Delete : FileChange
    {
        public required string Content { get; init; }
    }

    public sealed record Update : FileChange
    {
        [JsonPropertyName("move_path")]
        public string? MovePath { get; init; }

        [JsonPropertyName("unified_diff")]
        public required string UnifiedDiff { get; init; }
    }
}
