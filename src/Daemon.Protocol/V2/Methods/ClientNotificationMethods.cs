namespace Daemon.Protocol.V2.Methods;

/// <summary>Every notification that a client may send.</summary>
public static class ClientNotificationMethods
{
    public const string Initialized = "initialized";

    /// <summary>All of them, in protocol order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Initialized,
    ];
}
