using Daemon.Config.Model;

namespace Daemon.Cli.Servers;

/// <summary>The table of <c>codex mcp list</c>. Values of variables are never shown.</summary>
internal static class ServerListText
{
    private const string Hidden = "*****";

    private static readonly string[] StdioHead = ["Name", "Command", "Args", "Env", "Cwd", "Status", "Auth"];
    private static readonly string[] HttpHead = ["Name", "Url", "Bearer Token Env Var", "Status", "Auth"];

    public static string Of(IReadOnlyList<(McpServerConfig Server, AuthState Auth)> servers)
    {
        if (servers.Count == 0)
        {
            return "No MCP servers configured yet. Try `codex mcp add my-tool -- my-command`.";
        }

        List<string[]> stdio = [StdioHead];
        List<string[]> http = [HttpHead];
        foreach (var (server, auth) in servers)
        {
            var status = server.Enabled ? "enabled" : server.DisabledReason is { } reason ? $"disabled: {reason}" : "disabled";
            switch (server.Transport)
            {
                case McpTransportConfig.Stdio command:
                    stdio.Add([server.Name, command.Command, Arguments(command), Environment(command), command.Cwd ?? "-", status, auth.Word]);
                    break;
                case McpTransportConfig.Http address:
                    http.Add([server.Name, address.Url, address.BearerTokenEnvVar ?? "-", status, auth.Word]);
                    break;
            }
        }

        return string.Join("\n\n", new[] { stdio, http }.Where(table => table.Count > 1).Select(Table));
    }

    public static string Arguments(McpTransportConfig.Stdio server) => server.Args.Count == 0 ? "-" : string.Join(' ', server.Args);

    /// <summary>Names of variables only.</summary>
    public static string Environment(McpTransportConfig.Stdio server)
    {
        var names = server.Env.Keys.Order(StringComparer.Ordinal).Concat(server.EnvVars).ToList();
        return names.Count == 0 ? "-" : string.Join(", ", names.Select(name => $"{name}={Hidden}"));
    }

    /// <summary>Names of headers only.</summary>
    public static string Headers(IReadOnlyDictionary<string, string> headers) =>
        headers.Count == 0 ? "-" : string.Join(", ", headers.Keys.Order(StringComparer.Ordinal).Select(name => $"{name}={Hidden}"));

    private static string Table(List<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return string.Join('\n', rows.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column])))));
    }
}
