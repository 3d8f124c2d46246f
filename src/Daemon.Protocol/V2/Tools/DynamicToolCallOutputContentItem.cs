using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Tools;

/// <summary>One part of a client tool's output.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(InputText), "inputText")]
[JsonDerivedType(typeof(InputImage), "inputImage")]
[JsonDerivedType(typeof(InputAudio), "inputAudio")]
public abstract record DynamicToolCallOutputContentItem
{
    private DynamicToolCallOutputContentItem()
    {
    }

    public sealed record InputText : DynamicToolCallOutputContentItem
    {
        public required string Text { get; init; }
    }

    public sealed record InputImage : DynamicToolCallOutputContentItem
    {
        public required string ImageUrl { get; init; }
    }

    public sealed record InputAudio : DynamicToolCallOutputContentItem
    {
        public required string AudioUrl { get; init; }
    }
}
