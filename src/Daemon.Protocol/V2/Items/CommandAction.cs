using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Items;

/// <summary>A guess, for display, at what a command does.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Read), "read")]
[JsonDerivedType(typeof(ListFiles), "listFiles")]
[JsonDerivedType(typeof(Search), "search")]
[JsonDerivedType(typeof(Unknown), "unknown")]
public abstract record CommandAction
{
    private CommandAction()
    {
    }

    public sealed record Read : CommandAction
    {
        public required string Command { get; init; }

        public required string Name { get; init; }

        public required string Path { get; init; }
    }

    public sealed record ListFiles : CommandAction
    {
        public required string Command { get; init; }

        public string? Path { get; init; }
    }

    public sealed record Search : CommandAction
    {
        public required string Command { get; init; }

        public string? Query { get; init; }

        public string? Path { get; init; }
    }

    public sealed record Unknown : CommandAction
    {
        public required string Command { get; init; }
    }
}
