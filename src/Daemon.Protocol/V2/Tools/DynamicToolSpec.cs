using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Tools;

/// <summary>A tool, or group of tools, that the client offers to the model.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Function), "function")]
[JsonDerivedType(typeof(Namespace), "namespace")]
public abstract record DynamicToolSpec
{
    private DynamicToolSpec()
    {
    }

    public sealed record Function : DynamicToolSpec
    {
        public required string Name { get; init; }

        public bool DeferLoading { get; init; }

        public required string Description { get; init; }

        public required RawJson InputSchema { get; init; }
    }

    public sealed record Namespace : DynamicToolSpec
    {
        public required string Name { get; init; }

        public required string Description { get; init; }

        public required IReadOnlyList<DynamicToolNamespaceTool> Tools { get; init; }
    }
}
