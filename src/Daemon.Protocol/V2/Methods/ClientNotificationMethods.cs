using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Methods;

/// <summary>Every notification that a client may send.</summary>
[WireMethods]
public static class ClientNotificationMethods
{
    /// <summary>Says that the client has read the answer to <c>initialize</c>. Has no effect.</summary>
    [WireNotification(typeof(Common.NoParams))]
    public const string Initialized = "initialized";

    /// <summary>All of them, in protocol order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Initialized,
    ];
}
