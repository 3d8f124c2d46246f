namespace Daemon.Protocol.V2.Realtime;

/// <summary>Voices by version.</summary>
public sealed record RealtimeVoicesList
{
    public required RealtimeVoice DefaultV1 { get; init; }

    public required RealtimeVoice DefaultV2 { get; init; }

    public required IReadOnlyList<RealtimeVoice> V1 { get; init; }

    public required IReadOnlyList<RealtimeVoice> V2 { get; init; }

    public IReadOnlyList<RealtimeVoice> V3 { get; init; } = [];
}
