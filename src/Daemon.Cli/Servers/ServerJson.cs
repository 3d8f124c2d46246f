using System.Text.Json;
using Daemon.Config.Model;

namespace Daemon.Cli.Servers;

/// <summary>Servers as <c>--json</c> shows them: the configuration with its values.</summary>
internal static class ServerJson
{
    public static byte[] List(IReadOnlyList<(McpServerConfig Server, AuthState Auth)> servers) => RawText.Of(writer =>
    {
        writer.WriteStartArray();
        foreach (var (server, auth) in servers)
        {
            writer.WriteStartObject();
            WriteHead(writer, server);
            WriteTimes(writer, server);
            writer.WriteString("auth_status"u8, auth.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    public static byte[] One(McpServerConfig server) => RawText.Of(writer =>
    {
        writer.WriteStartObject();
        WriteHead(writer, server);
        WriteTexts(writer, "enabled_tools", server.EnabledTools);
        WriteTexts(writer, "disabled_tools", server.DisabledTools);
        WriteTimes(writer, server);
        writer.WriteEndObject();
    });

    private static void WriteHead(Utf8JsonWriter writer, McpServerConfig server)
    {
        writer.WriteString("name"u8, server.Name);
        writer.WriteBoolean("enabled"u8, server.Enabled);
        writer.WriteString("disabled_reason"u8, server.DisabledReason);
        writer.WriteStartObject("transport"u8);
        switch (server.Transport)
        {
            case McpTransportConfig.Stdio stdio:
                writer.WriteString("type"u8, "stdio"u8);
                writer.WriteString("command"u8, stdio.Command);
                WriteTexts(writer, "args", stdio.Args);
                WriteMap(writer, "env", stdio.Env);
                WriteTexts(writer, "env_vars", stdio.EnvVars);
                writer.WriteString("cwd"u8, stdio.Cwd);
                break;
            case McpTransportConfig.Http http:
                writer.WriteString("type"u8, "streamable_http"u8);
                writer.WriteString("url"u8, http.Url);
                writer.WriteString("bearer_token_env_var"u8, http.BearerTokenEnvVar);
                WriteMap(writer, "http_headers", http.HttpHeaders);
                WriteMap(writer, "env_http_headers", http.EnvHttpHeaders);
                writer.WriteNull("http_headers_helper"u8);
                break;
        }

        writer.WriteEndObject();
    }

    private static void WriteTimes(Utf8JsonWriter writer, McpServerConfig server)
    {
        WriteSeconds(writer, "startup_timeout_sec", server.StartupTimeout);
        WriteSeconds(writer, "tool_timeout_sec", server.ToolTimeout);
    }

    /// <summary>Always with a fraction: a number of seconds is no count.</summary>
    private static void WriteSeconds(Utf8JsonWriter writer, string name, TimeSpan? time)
    {
        writer.WritePropertyName(name);
        if (time is { } known)
        {
            writer.WriteRawValue(known.TotalSeconds.ToString("0.0######", System.Globalization.CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string>? texts)
    {
        writer.WritePropertyName(name);
        if (texts is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    /// <summary>An empty map is none.</summary>
    private static void WriteMap(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, string> map)
    {
        writer.WritePropertyName(name);
        if (map.Count == 0)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        foreach (var (key, value) in map)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }
}
