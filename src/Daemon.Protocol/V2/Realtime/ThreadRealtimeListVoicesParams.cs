namespace Daemon.Protocol.V2.Realtime;

/// <summary>The parameters of <c>thread/realtime/listVoices</c>.</summary>
public sealed record ThreadRealtimeListVoicesParams;
