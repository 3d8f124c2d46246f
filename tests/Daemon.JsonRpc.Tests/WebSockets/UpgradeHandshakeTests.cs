using System.Text;
using Daemon.JsonRpc.Http;
using Daemon.JsonRpc.WebSockets;
using Daemon.JsonRpc.WebSockets.Auth;

namespace Daemon.JsonRpc.Tests.WebSockets;

public sealed class UpgradeHandshakeTests
{
    private const string Upgrade =
        "Connection: keep-alive, Upgrade|Upgrade: websocket|Sec-WebSocket-Version: 13|Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";

    [Theory]
    [InlineData("GET /any", Upgrade, "101 Switching Protocols", "")]
    [InlineData("GET /readyz", "", "200 OK", "")]
    [InlineData("HEAD /healthz", "", "200 OK", "")]
    [InlineData("GET /healthz?x", Upgrade, "200 OK", "")]
    [InlineData("POST /readyz", "", "405 Method Not Allowed", "")]
    [InlineData("GET /readyz", "Origin: http://x", "403 Forbidden", "")]
    [InlineData("GET /", Upgrade + "|Origin: null", "403 Forbidden", "")]
    [InlineData("GET /", "", "400 Bad Request", "Connection header did not include 'upgrade'")]
    [InlineData("POST /", Upgrade, "405 Method Not Allowed", "Request method must be `GET`")]
    [InlineData("GET /", "Connection: upgrade", "400 Bad Request", "`Upgrade` header did not include 'websocket'")]
    [InlineData("GET /", "Connection: upgrade|Upgrade: WebSocket", "400 Bad Request", "`Sec-WebSocket-Key` header missing")]
    [InlineData("GET /", "Connection: upgrade|Upgrade: websocket|Sec-WebSocket-Key: x", "400 Bad Request",
        "`Sec-WebSocket-Version` header did not include '13'")]
    public void Answers_on_the_network(string line, string fields, string status, string body)
    {
        HttpReply reply = UpgradeHandshake.Decide(Request(line, fields), new UpgradeRules(true, null))!;
        Assert.Equal((status, body), (reply.Status, reply.Body));
    }

    [Fact]
    public void Accepts_with_the_key_of_the_specification()
    {
        HttpReply reply = UpgradeHandshake.Decide(Request("GET /", Upgrade), new UpgradeRules(true, null))!;
        Assert.Equal(
            "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n"
            + "sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n",
            Encoding.UTF8.GetString(reply.ToBytes()));
    }

    [Theory]
    [InlineData("", "missing websocket bearer token")]
    [InlineData("|Authorization: Basic x", "invalid authorization header")]
    [InlineData("|Authorization: Bearer", "invalid authorization header")]
    [InlineData("|Authorization: Bearersekret", "invalid authorization header")]
    [InlineData("|Authorization: Bearer sekre", "invalid websocket bearer token")]
    [InlineData("|Authorization: Bearer no|Authorization: Bearer sekret", "invalid websocket bearer token")]
    [InlineData("|Authorization: bearer  sekret", null)]
    public void Checks_the_token(string fields, string? refusal)
    {
        var verifier = new CapabilityTokenVerifier(System.Security.Cryptography.SHA256.HashData("sekret"u8));
        HttpReply reply = UpgradeHandshake.Decide(Request("GET /", Upgrade + fields), new UpgradeRules(true, verifier))!;
        Assert.Equal(refusal is null ? ("101 Switching Protocols", "") : ("401 Unauthorized", refusal), (reply.Status, reply.Body));
    }

    [Fact]
    public void On_a_unix_socket_only_upgrades_are_answered()
    {
        var rules = new UpgradeRules(false, null);
        Assert.Null(UpgradeHandshake.Decide(Request("GET /readyz", ""), rules));
        HttpReply reply = UpgradeHandshake.Decide(Request("GET /rpc", Upgrade + "|Origin: x"), rules)!;
        Assert.True(reply.IsUpgrade);
        Assert.Contains(new("x-codex-websocket-max-unfragmented-message-bytes", "16777216"), reply.Fields);
    }

    private static HttpRequestHead Request(string line, string fields)
    {
        string head = $"{line} HTTP/1.1\r\n{string.Concat(fields.Split('|').Where(f => f.Length > 0).Select(f => f + "\r\n"))}\r\n";
        Assert.True(HttpHeadParser.TryParse(Encoding.Latin1.GetBytes(head), out HttpRequestHead? request));
        return request;
    }
}
