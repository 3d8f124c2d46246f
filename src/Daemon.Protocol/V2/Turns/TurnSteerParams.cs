using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Turns;

/// <summary>The parameters of <c>turn/steer</c>.</summary>
public sealed record TurnSteerParams
{
    public required string ThreadId { get; init; }

    [WireExperimental]
    public IReadOnlyDictionary<string, AdditionalContextEntry>? AdditionalContext { get; init; }

    public string? ClientUserMessageId { get; init; }

    public required string ExpectedTurnId { get; init; }

    public required IReadOnlyList<UserInput> Input { get; init; }

    [WireExperimental]
    public IReadOnlyDictionary<string, string>? ResponsesapiClientMetadata { get; init; }

    [WireExperimental]
    public IReadOnlyDictionary<string, string>? ResponsesapiClientMetadataPatch { get; init; }
}
