namespace Daemon.Protocol.V2.Realtime;

/// <summary>The answer to <c>thread/realtime/listVoices</c>.</summary>
public sealed record ThreadRealtimeListVoicesResponse
{
    public required RealtimeVoicesList Voices { get; init; }
}
