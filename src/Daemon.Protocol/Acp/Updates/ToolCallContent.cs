using System.Text.Json.Serialization;
using Daemon.Protocol.Acp.Prompts;

namespace Daemon.Protocol.Acp.Updates;

/// <summary>Something that a call shows.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Block), "content")]
[JsonDerivedType(typeof(Diff), "diff")]
[JsonDerivedType(typeof(Terminal), "terminal")]
public abstract record ToolCallContent
{
    private ToolCallContent()
    {
    }

    public sealed record Block : ToolCallContent
    {
        public required ContentBlock Content { get; init; }
    }

    /// <summary>A change of one file, as the text before and after it.</summary>
    public sealed record Diff : ToolCallContent
    {
        public required string Path { get; init; }

        /// <summary>Null for a new file.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? OldText { get; init; }

        public required string NewText { get; init; }
    }

    /// <summary>A terminal of the editor.</summary>
    public sealed record Terminal : ToolCallContent
    {
        public required string TerminalId { get; init; }
    }
}
