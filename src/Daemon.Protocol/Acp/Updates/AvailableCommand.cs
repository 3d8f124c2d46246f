using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Updates;

/// <summary>A command that the user may type after a slash.</summary>
public sealed record AvailableCommand
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AvailableCommandInput? Input { get; init; }
}
