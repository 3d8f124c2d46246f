using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Daemon.JsonRpc.Http;
using Daemon.JsonRpc.WebSockets.Auth;

namespace Daemon.JsonRpc.WebSockets;

/// <summary>Decides on a request to upgrade to WebSocket (RFC 6455, section 4.2). Pure.</summary>
internal static class UpgradeHandshake
{
    private const string AcceptSalt = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private const string FrameLimitField = "x-codex-websocket-max-unfragmented-message-bytes";

    /// <summary>The answer; null to close without one. Extensions and subprotocols are never agreed to.</summary>
    public static HttpReply? Decide(HttpRequestHead request, UpgradeRules rules)
    {
        if (!rules.IsNetwork)
        {
            return Refusal(request) is null ? Accept(request, rules) : null;
        }
        if (request.Has("Origin"))
        {
            return new HttpReply("403 Forbidden");
        }
        if (request.Path is "/readyz" or "/healthz")
        {
            return request.Method is "GET" or "HEAD"
                ? new HttpReply("200 OK")
                : new HttpReply("405 Method Not Allowed", "", new KeyValuePair<string, string>("allow", "GET,HEAD"));
        }
        if (Refusal(request) is { } refusal)
        {
            return refusal;
        }
        return rules.Verifier is { } verifier && BearerCredential.Refusal(request.First("Authorization"), verifier) is { } reason
            ? new HttpReply("401 Unauthorized", reason)
            : Accept(request, rules);
    }

    private static HttpReply? Refusal(HttpRequestHead request)
    {
        if (request.Method != "GET")
        {
            return new HttpReply("405 Method Not Allowed", "Request method must be `GET`");
        }
        if (!request.HasToken("Connection", "upgrade"))
        {
            return HttpReply.BadRequest("Connection header did not include 'upgrade'");
        }
        if (!request.HasToken("Upgrade", "websocket"))
        {
            return HttpReply.BadRequest("`Upgrade` header did not include 'websocket'");
        }
        if (!request.Has("Sec-WebSocket-Key"))
        {
            return HttpReply.BadRequest("`Sec-WebSocket-Key` header missing");
        }
        return request.First("Sec-WebSocket-Version") == "13"
            ? null
            : HttpReply.BadRequest("`Sec-WebSocket-Version` header did not include '13'");
    }

    private static HttpReply Accept(HttpRequestHead request, UpgradeRules rules)
    {
        List<KeyValuePair<string, string>> fields =
        [
            new("connection", "upgrade"),
            new("upgrade", "websocket"),
            new("sec-websocket-accept", AcceptKey(request.First("Sec-WebSocket-Key")!)),
        ];
        if (!rules.IsNetwork)
        {
            fields.Add(new(FrameLimitField, WebSocketLimits.MaxFrameBytes.ToString(CultureInfo.InvariantCulture)));
        }
        return new HttpReply(HttpReply.SwitchingProtocols, "", [.. fields]);
    }

#pragma warning disable CA5350 // RFC 6455 asks for SHA-1 here; nothing secret depends on it.
    internal static string AcceptKey(string key) => Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + AcceptSalt)));
#pragma warning restore CA5350
}
