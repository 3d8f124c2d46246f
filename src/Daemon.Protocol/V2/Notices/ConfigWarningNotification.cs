using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Notices;

/// <summary>The payload of <c>configWarning</c>.</summary>
public sealed record ConfigWarningNotification
{
    public required string Summary { get; init; }

    public string? Details { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Path { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TextRange? Range { get; init; }
}
