using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Legacy;

/// <summary>A guess at what a command does, in the first version's form.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Read), "read")]
[JsonDerivedType(typeof(ListFiles), "list_files")]
[JsonDerivedType(typeof(Search), "search")]
[JsonDerivedType(typeof(Unknown), "unknown")]
public abstract record ParsedCommand
{
    private ParsedCommand()
    {
    }

    public sealed record Read : ParsedCommand
    {
        public required string Name { get; init; }

        public required string Path { get; init; }

        public required string Cmd { get; init; }
    }

    public sealed record ListFiles : ParsedCommand
    {
        public string? Path { get; init; }

        public required string Cmd { get; init; }
    }

    public sealed record Search : ParsedCommand
    {
        public string? Path { get; init; }

        public required string Cmd { get; init; }

        public string? Query { get; init; }
    }

    public sealed record Unknown : ParsedCommand
    {
        public required string Cmd { get; init; }
    }
}
