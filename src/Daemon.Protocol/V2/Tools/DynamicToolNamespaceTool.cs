using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Tools;

/// <summary>One tool of a group.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Function), "function")]
public abstract record DynamicToolNamespaceTool
{
    private DynamicToolNamespaceTool()
    {
    }

    public sealed record Function : DynamicToolNamespaceTool
    {
        public required string Name { get; init; }

        public bool DeferLoading { get; init; }

        public required string Description { get; init; }

        public required RawJson InputSchema { get; init; }
    }
}
