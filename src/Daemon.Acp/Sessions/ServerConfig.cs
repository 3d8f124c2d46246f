using System.Text.Json;
using Daemon.JsonRpc.Payloads;
using Daemon.Protocol.Acp.Sessions;

namespace Daemon.Acp.Sessions;

/// <summary>Turns the tool servers that a session brings into configuration of its thread.</summary>
internal static class ServerConfig
{
    /// <summary>Overrides by their dotted keys; null when the session brings none.</summary>
    /// <exception cref="JsonRpc.RpcException">A server is neither a program nor reached over HTTP.</exception>
    public static Dictionary<string, JsonElement>? Of(IReadOnlyList<McpServer>? servers)
    {
        if (servers is not { Count: > 0 })
        {
            return null;
        }

        var config = new Dictionary<string, JsonElement>();
        foreach (var server in servers)
        {
            config[$"mcp_servers.{Key(server.Name)}"] = Write(server);
        }

        return config;
    }

    /// <summary>Names of servers are bare keys; editors send titles.</summary>
    private static string Key(string name)
    {
        var key = string.Create(name.Length, name, static (span, text) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsAsciiLetterOrDigit(text[i]) || text[i] is '_' or '-' ? text[i] : '_';
            }
        });
        return key.Length > 0 ? key : throw AcpErrors.InvalidParams("a tool server needs a name");
    }

    private static JsonElement Write(McpServer server)
    {
        using var text = new PayloadJson();
        var json = text.Writer;
        json.WriteStartObject();
        switch (server)
        {
            case { Type: "http", Url: { } url }:
                json.WriteString("url"u8, url);
                WriteMap(json, "http_headers", server.Headers);
                break;
            case { Type: null or "stdio", Command: { } command }:
                json.WriteString("command"u8, command);
                json.WriteStartArray("args"u8);
                foreach (var argument in server.Args ?? [])
                {
                    json.WriteStringValue(argument);
                }

                json.WriteEndArray();
                WriteMap(json, "env", server.Env);
                break;
            default:
                throw AcpErrors.InvalidParams(
                    $"the tool server {server.Name} is of type {server.Type ?? "stdio"} without what that needs: a command, or type http with a url");
        }

        json.WriteEndObject();
        using var document = JsonDocument.Parse(text.ToArray());
        return document.RootElement.Clone();
    }

    private static void WriteMap(Utf8JsonWriter json, string name, IReadOnlyList<NamedValue>? values)
    {
        json.WriteStartObject(name);
        foreach (var value in values ?? [])
        {
            json.WriteString(value.Name, value.Value);
        }

        json.WriteEndObject();
    }
}
