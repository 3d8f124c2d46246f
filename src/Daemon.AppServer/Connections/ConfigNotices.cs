using Daemon.Config.Loading;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Notices;

namespace Daemon.AppServer.Connections;

/// <summary>
/// What clients should know about the configuration. Each warning is told once to everybody who is there, and again to each client that
/// comes later.
/// </summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class ConfigNotices
{
    private readonly Lock _gate = new();
    private readonly List<ConfigWarning> _told = [];

    /// <summary>Tells what was not told before.</summary>
    public void Tell(IEnumerable<ConfigWarning> warnings, ClientSet clients)
    {
        lock (_gate)
        {
            foreach (var warning in warnings.Where(warning => !_told.Contains(warning)))
            {
                _told.Add(warning);
                Send(clients, warning);
            }
        }
    }

    /// <summary>Tells a client everything so far.</summary>
    /// <param name="client">A set of one.</param>
    public void Repeat(ClientSet client)
    {
        lock (_gate)
        {
            _told.ForEach(warning => Send(client, warning));
        }
    }

    private static void Send(ClientSet clients, ConfigWarning warning) =>
        clients.Notify(ServerNotificationMethods.ConfigWarning, ToWire(warning), WireJson.ConfigWarningNotification);

    private static ConfigWarningNotification ToWire(ConfigWarning warning) => new()
    {
        Summary = warning.Summary,
        Details = warning.Details,
        Path = warning.Path,
        Range = warning.Range is { } range
            ? new TextRange
            {
                Start = new TextPosition { Line = (ulong)range.StartLine, Column = (ulong)range.StartColumn },
                End = new TextPosition { Line = (ulong)range.EndLine, Column = (ulong)range.EndColumn },
            }
            : null,
    };
}
