using System.Text.Json;
using Daemon.NetworkProxy.Policy;

namespace Daemon.NetworkProxy;

/// <summary>A record of something that was not let through.</summary>
/// <param name="Host">Normalised; <c>unix-socket</c> for sockets.</param>
/// <param name="Decision"><c>deny</c>, or <c>ask</c> when nobody could be asked.</param>
/// <param name="Client">Address and port in the command's own network; null when not known.</param>
/// <param name="Method">Of an HTTP request; null for others.</param>
public sealed record BlockedRequest(
    string Host,
    int Port,
    BlockReason Reason,
    DecisionSource Source,
    string Decision,
    ProxyProtocol Protocol,
    string? Method,
    string? Client,
    DateTimeOffset Time)
{
    /// <summary>Writes the record's object; <c>mode</c> is set for refusals of limited mode only, <c>timestamp</c> is Unix seconds.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("host"u8, Host);
        json.WriteString("reason"u8, Reason.Name());
        json.WriteString("client"u8, Client);
        json.WriteString("method"u8, Method);
        json.WriteString("mode"u8, Source == DecisionSource.ModeGuard ? "limited" : null);
        json.WriteString("protocol"u8, Protocol.RecordName());
        json.WriteString("decision"u8, Decision);
        json.WriteString("source"u8, Source.Name());
        json.WriteNumber("port"u8, Port);
        json.WriteNumber("timestamp"u8, Time.ToUnixTimeSeconds());
        json.WriteEndObject();
    }
}
