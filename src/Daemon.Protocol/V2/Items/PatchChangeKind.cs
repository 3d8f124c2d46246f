using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Items;

/// <summary>What a patch does to a file.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Add), "add")]
[JsonDerivedType(typeof(Delete), "delete")]
[JsonDerivedType(typeof(Update), "update")]
public abstract record PatchChangeKind
{
    private PatchChangeKind()
    {
    }

    public sealed record Add : PatchChangeKind;

    public sealed record Delete : PatchChangeKind;

    public sealed record Update : PatchChangeKind
    {
        [JsonPropertyName("move_path")]
        public string? MovePath { get; init; }
    }
}
