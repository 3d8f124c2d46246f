using Daemon.AppServer.Dispatch;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Realtime;
using V = Daemon.Protocol.V2.Realtime.RealtimeVoice;

namespace Daemon.AppServer.Processors;

/// <summary><c>thread/realtime/listVoices</c>: the voices of the vendor's realtime interface by its versions, which no interface lists.</summary>
internal sealed class VoiceProcessor : IProcessor
{
    private static readonly V[] First = [V.Juniper, V.Maple, V.Spruce, V.Ember, V.Vale, V.Breeze, V.Arbor, V.Sol, V.Cove];

    private static readonly RealtimeVoicesList Voices = new()
    {
        V1 = First,
        V2 = [V.Alloy, V.Ash, V.Ballad, V.Coral, V.Echo, V.Sage, V.Shimmer, V.Verse, V.Marin, V.Cedar],
        V3 =
        [
            .. First, V.Aube, V.Bubbie, V.Haetsal, V.Hanul, V.Himari, V.Leher, V.Miko, V.Neer, V.Porto, V.Rindo, V.Rio, V.Rivage, V.Selva, V.Sonna,
            V.Tinta, V.Viola,
        ],
        DefaultV1 = V.Cove,
        DefaultV2 = V.Marin,
    };

    public void Register(MethodTable methods) => methods.Add(
        ClientRequestMethods.ThreadRealtimeListVoices, WireJson.ThreadRealtimeListVoicesParams, WireJson.ThreadRealtimeListVoicesResponse, List);

    private static ValueTask List(Request<ThreadRealtimeListVoicesResponse> request, ThreadRealtimeListVoicesParams p)
    {
        request.Respond(new ThreadRealtimeListVoicesResponse { Voices = Voices });
        return ValueTask.CompletedTask;
    }
}
