using Daemon.Config.Model;
using Daemon.Config.Plugins;
using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Loading;

/// <summary>Reads <c>[mcp_servers]</c> and applies what the administrator allows of it.</summary>
internal static class McpServerReader
{
    /// <param name="root">The merged configuration, whose types were checked.</param>
    /// <param name="demands">The administrator's table.</param>
    /// <param name="plugins">Their servers count as well; of those with the same name, the user's own wins, then the first plugin's.</param>
    public static McpConfig Read(TableReader root, TableReader demands, IReadOnlyList<InstalledPlugin> plugins) => new()
    {
        Servers =
        [
            .. root.Table("mcp_servers").Value.Entries
                .Where(entry => entry.Value is TomlTable)
                .Select(entry => Server(entry.Key, new TableReader((TomlTable)entry.Value), root))
                .Concat(plugins.SelectMany(plugin => plugin.Servers))
                .DistinctBy(server => server.Name, StringComparer.Ordinal)
                .OrderBy(server => server.Name, Utf8Order.Instance)
                .Select(server => Allowed(server, demands)),
        ],
        StartupGrace = TimeSpan.FromMilliseconds(Math.Clamp(root.Integer("mcp_optional_startup_grace_ms") ?? 1000, 0, int.MaxValue)),
    };

    internal static McpServerConfig Server(string name, TableReader table, TableReader root) => new()
    {
        Name = name,
        Transport = table.Text("command") is { } command
            ? new McpTransportConfig.Stdio(command, table.Texts("args") ?? [], table.TextMap("env"), Variables(table), table.Text("cwd"))
            : Http(table, root),
        Enabled = table.Flag("enabled") ?? true,
        Required = table.Flag("required") ?? false,
        StartupTimeout = Seconds(table, "startup_timeout_sec")
            ?? (table.Integer("startup_timeout_ms") is { } ms ? TimeSpan.FromMilliseconds(Math.Clamp(ms, 0, int.MaxValue)) : null),
        ToolTimeout = Seconds(table, "tool_timeout_sec"),
        EnabledTools = table.Texts("enabled_tools"),
        DisabledTools = table.Texts("disabled_tools"),
        DefaultApproval = Approval(table.Text("default_tools_approval_mode")) ?? McpApprovalMode.Auto,
        ToolApprovals = ToolApprovals(table),
        SupportsParallelCalls = table.Flag("supports_parallel_tool_calls") ?? false,
    };

    private static McpTransportConfig.Http Http(TableReader table, TableReader root)
    {
        var oauth = table.Table("oauth");
        return new McpTransportConfig.Http(
            table.Text("url") ?? "", table.Text("bearer_token_env_var"), table.TextMap("http_headers"), table.TextMap("env_http_headers"))
        {
            OAuthClientId = oauth.Text("client_id"),
            OAuthResource = table.Text("oauth_resource"),
            OAuthCallbackPort = oauth.Count("callback_port") ?? root.Count("mcp_oauth_callback_port"),
            OAuthCallbackUrl = oauth.Text("callback_url") ?? root.Text("mcp_oauth_callback_url"),
            Scopes = table.Texts("scopes"),
        };
    }

    /// <summary>Names, given as such or as tables.</summary>
    private static IReadOnlyList<string> Variables(TableReader table) => table.TryGet("env_vars", out var value) && value is TomlArray array
        ? [.. array.Items.Select(item => item switch
            {
                TomlString text => text.Value,
                TomlTable entry => new TableReader(entry).Text("name"),
                _ => null,
            }).OfType<string>()]
        : [];

    internal static Dictionary<string, McpApprovalMode> ToolApprovals(TableReader table)
    {
        var modes = new Dictionary<string, McpApprovalMode>(StringComparer.Ordinal);
        foreach (var entry in table.Table("tools").Value.Entries)
        {
            if (entry.Value is TomlTable tool && Approval(new TableReader(tool).Text("approval_mode")) is { } mode)
            {
                modes[entry.Key] = mode;
            }
        }

        return modes;
    }

    internal static McpApprovalMode? Approval(string? word) => word switch
    {
        "auto" => McpApprovalMode.Auto,
        "prompt" => McpApprovalMode.Prompt,
        "writes" => McpApprovalMode.Writes,
        "approve" => McpApprovalMode.Approve,
        _ => null,
    };

    private static TimeSpan? Seconds(TableReader table, string key)
    {
        double? seconds = table.TryGet(key, out var value) ? value switch
        {
            TomlFloat number => number.Value,
            TomlInteger number => number.Value,
            _ => null,
        } : null;
        return seconds is { } known && double.IsFinite(known) ? TimeSpan.FromSeconds(Math.Clamp(known, 0, 1_000_000)) : null;
    }

    /// <summary>
    /// Where the administrator lists servers, only those run, and each only as the program or address that its entry names.
    /// </summary>
    private static McpServerConfig Allowed(McpServerConfig server, TableReader demands)
    {
        if (!demands.TryTable("mcp_servers", out var listed))
        {
            return server;
        }

        var identity = listed.Table(server.Name).Table("identity");
        var matches = server.Transport switch
        {
            McpTransportConfig.Stdio stdio => identity.Text("command") == stdio.Command,
            McpTransportConfig.Http http => identity.Text("url") == http.Url,
            _ => false,
        };
        return matches ? server : server with { Enabled = false, DisabledReason = "requirements" };
    }
}
