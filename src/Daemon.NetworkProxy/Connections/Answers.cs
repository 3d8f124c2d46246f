using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Daemon.NetworkProxy.Policy;
using Daemon.NetworkProxy.Wire;

namespace Daemon.NetworkProxy.Connections;

/// <summary>Writes the answers that come from the proxy itself, byte by byte as clients know them.</summary>
internal static class Answers
{
    public const string UpstreamFailure = "upstream failure";

    public static void Text(WireBuffer output, int status, string reason, string? body, bool keepAlive)
    {
        Begin(output, status, reason);
        if (body is not null)
        {
            output.Append("content-type: text/plain\r\n"u8);
        }

        End(output, Encoding.UTF8.GetBytes(body ?? ""), keepAlive);
    }

    /// <summary>To a plain request: 403 with a JSON object.</summary>
    public static void Refuse(WireBuffer output, Refusal refusal, bool keepAlive)
    {
        var body = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("status"u8, "blocked"u8);
            json.WriteString("host"u8, refusal.Target.Host.Text);
            json.WriteString("reason"u8, refusal.Reason.Name());
            json.WriteString("decision"u8, refusal.Decision);
            json.WriteString("source"u8, refusal.Source.Name());
            json.WriteString("protocol"u8, refusal.Protocol.Transport());
            json.WriteNumber("port"u8, refusal.Target.Port);
            json.WriteString("message"u8, refusal.Reason.Sentence());
            json.WriteEndObject();
        }

        Begin(output, 403, "Forbidden");
        output.Append("content-type: application/json\r\nx-proxy-error: "u8);
        output.Append(refusal.Reason.ErrorHeader());
        output.Append("\r\n"u8);
        End(output, body.WrittenSpan, keepAlive);
    }

    /// <summary>To CONNECT, and inside of what it opened: 403 with the sentence alone.</summary>
    public static void RefuseAsText(WireBuffer output, BlockReason reason, bool keepAlive)
    {
        Begin(output, 403, "Forbidden");
        output.Append("content-type: text/plain\r\nx-proxy-error: "u8);
        output.Append(reason.ErrorHeader());
        output.Append("\r\n"u8);
        End(output, Encoding.ASCII.GetBytes(reason.Sentence()), keepAlive);
    }

    public static void Established(WireBuffer output, DateTimeOffset now)
    {
        output.Append("HTTP/1.1 200 OK\r\ndate: "u8);
        output.Append(now.ToString("R", CultureInfo.InvariantCulture));
        output.Append("\r\n\r\n"u8);
    }

    private static void Begin(WireBuffer output, int status, string reason)
    {
        output.Append("HTTP/1.1 "u8);
        output.Append(status);
        output.Append(" "u8);
        output.Append(reason);
        output.Append("\r\n"u8);
    }

    private static void End(WireBuffer output, ReadOnlySpan<byte> body, bool keepAlive)
    {
        output.Append("content-length: "u8);
        output.Append(body.Length);
        output.Append(keepAlive ? "\r\n\r\n"u8 : "\r\nconnection: close\r\n\r\n"u8);
        output.Append(body);
    }
}
