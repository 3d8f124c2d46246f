using System.Text.Json.Serialization;

namespace Daemon.Protocol.Acp.Questions;

/// <summary>What became of the question: <c>selected</c> with the option, or <c>cancelled</c> with the turn.</summary>
public sealed record RequestPermissionOutcome
{
    public required string Outcome { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? OptionId { get; init; }
}
