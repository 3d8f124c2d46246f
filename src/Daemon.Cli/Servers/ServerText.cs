using System.Globalization;
using System.Text;
using Daemon.Config.Model;

namespace Daemon.Cli.Servers;

/// <summary>One server as <c>codex mcp get</c> shows it.</summary>
internal static class ServerText
{
    public static string Of(McpServerConfig server)
    {
        if (!server.Enabled)
        {
            return $"{server.Name} (disabled{(server.DisabledReason is { } reason ? $": {reason}" : "")})";
        }

        var text = new StringBuilder(server.Name).Append('\n');
        Line(text, "enabled", "true");
        Line(text, "enabled_tools", Tools(server.EnabledTools));
        Line(text, "disabled_tools", Tools(server.DisabledTools));
        switch (server.Transport)
        {
            case McpTransportConfig.Stdio stdio:
                Line(text, "transport", "stdio");
                Line(text, "command", stdio.Command);
                Line(text, "args", ServerListText.Arguments(stdio));
                Line(text, "cwd", stdio.Cwd ?? "-");
                Line(text, "env", ServerListText.Environment(stdio));
                break;
            case McpTransportConfig.Http http:
                Line(text, "transport", "streamable_http");
                Line(text, "url", http.Url);
                Line(text, "bearer_token_env_var", http.BearerTokenEnvVar ?? "-");
                Line(text, "http_headers", ServerListText.Headers(http.HttpHeaders));
                Line(text, "env_http_headers", Variables(http.EnvHttpHeaders));
                break;
        }

        Line(text, "startup_timeout_sec", Seconds(server.StartupTimeout));
        Line(text, "tool_timeout_sec", Seconds(server.ToolTimeout));
        Line(text, "remove", $"codex mcp remove {server.Name}");
        return text.ToString().TrimEnd('\n');
    }

    private static void Line(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append("  ").Append(name).Append(": ").Append(value).Append('\n');
        }
    }

    private static string? Tools(IReadOnlyList<string>? tools) => tools switch
    {
        null => null,
        [] => "[]",
        _ => string.Join(", ", tools),
    };

    /// <summary>The names of variables are no secret.</summary>
    private static string Variables(IReadOnlyDictionary<string, string> headers) =>
        headers.Count == 0 ? "-" : string.Join(", ", headers.OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}={header.Value}"));

    private static string? Seconds(TimeSpan? time) => time?.TotalSeconds.ToString(CultureInfo.InvariantCulture);
}
