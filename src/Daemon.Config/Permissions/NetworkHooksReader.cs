using Daemon.Config.Loading;
using Daemon.Config.Values;
using Daemon.Protocol.Permissions;
using Daemon.Toml.Values;

namespace Daemon.Config.Permissions;

/// <summary>
/// Reads <c>network.mitm</c>. A member that is not known here may be a condition: a hook without it would match more than was meant, so
/// it is an error.
/// </summary>
internal static class NetworkHooksReader
{
    private const int Version = 1;

    private static readonly string[] MitmKeys = ["version", "hooks", "actions"];
    private static readonly string[] HookKeys = ["host", "methods", "path_prefixes", "action", "ports"];
    private static readonly string[] ActionKeys = ["strip_request_headers", "inject_request_headers"];
    private static readonly string[] HeaderKeys = ["name", "prefix", "secret_env_var", "secret_file"];

    /// <exception cref="ConfigLoadException">The table is malformed.</exception>
    public static IReadOnlyList<NetworkHook> Read(TableReader mitm)
    {
        RequireKeys("network.mitm", mitm, MitmKeys);
        if (mitm.Integer("version") is { } version && version != Version)
        {
            throw ConfigLoadException.Semantic($"unsupported network.mitm.version {version}");
        }

        var actions = new Dictionary<string, NetworkHookAction>(StringComparer.Ordinal);
        foreach (var entry in mitm.Table("actions").Value.Entries)
        {
            actions[entry.Key] = Action($"network.mitm.actions.{entry.Key}", Table(entry.Value));
        }

        return [.. mitm.Table("hooks").Value.Entries.Select(entry => Hook(entry.Key, Table(entry.Value), actions))];
    }

    private static NetworkHook Hook(string name, TableReader hook, Dictionary<string, NetworkHookAction> actions)
    {
        var place = $"network.mitm.hooks.{name}";
        RequireKeys(place, hook, HookKeys);
        return new NetworkHook(
            name,
            hook.Text("host") ?? throw Missing(place, "host"),
            Texts(place, hook, "methods"),
            Texts(place, hook, "path_prefixes"),
            Ports(place, hook),
            [.. Texts(place, hook, "action").Select(action => actions.TryGetValue(action, out var found)
                ? found
                : throw ConfigLoadException.Semantic($"{place}: there is no action `{action}` in network.mitm.actions"))]);
    }

    private static NetworkHookAction Action(string place, TableReader action)
    {
        RequireKeys(place, action, ActionKeys);
        var injected = action.TryGet("inject_request_headers", out var value) && value is TomlArray array
            ? array.Items.Select(item => Header(place, Table(item)))
            : [];
        var result = new NetworkHookAction(action.Texts("strip_request_headers") ?? [], [.. injected]);
        return result.StripHeaders.Count + result.InjectHeaders.Count > 0
            ? result
            : throw ConfigLoadException.Semantic($"{place} has no operation");
    }

    private static InjectedHeader Header(string place, TableReader header)
    {
        RequireKeys($"{place}.inject_request_headers", header, HeaderKeys);
        var (variable, file) = (header.Text("secret_env_var"), header.Text("secret_file"));
        return (variable is null) != (file is null)
            ? new InjectedHeader(header.Text("name") ?? throw Missing(place, "name"), header.Text("prefix") ?? "", variable, file)
            : throw ConfigLoadException.Semantic($"{place}: an injected header needs one of secret_env_var and secret_file");
    }

    private static List<int> Ports(string place, TableReader hook)
    {
        if (!hook.TryGet("ports", out var value))
        {
            return [];
        }

        var ports = value is TomlArray array ? array.Items.OfType<TomlInteger>().Select(port => port.Value).ToList() : [];
        return ports.Count > 0 && ports.TrueForAll(port => port is >= 1 and <= 65535)
            ? [.. ports.Select(port => (int)port)]
            : throw ConfigLoadException.Semantic($"{place}: ports must be a list of numbers from 1 to 65535");
    }

    private static IReadOnlyList<string> Texts(string place, TableReader table, string key) =>
        table.Texts(key) is { Count: > 0 } texts ? texts : throw Missing(place, key);

    private static TableReader Table(TomlValue value) => new(value as TomlTable ?? TableEdits.Empty);

    private static void RequireKeys(string place, TableReader table, string[] known)
    {
        if (table.Value.Entries.FirstOrDefault(entry => !known.Contains(entry.Key)) is { Key: { } unknown })
        {
            throw ConfigLoadException.Semantic($"{place}: `{unknown}` is unknown or not supported by this version");
        }
    }

    private static ConfigLoadException Missing(string place, string key) => ConfigLoadException.Semantic($"{place} needs `{key}`");
}
