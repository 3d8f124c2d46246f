using Daemon.Config.Layers;
using Daemon.Config.Values;
using Daemon.Protocol.Hooks;
using Daemon.Toml.Values;

namespace Daemon.Config.Hooks;

/// <summary>
/// The fingerprint of a hook that users accept: of everything that decides what it runs and when, with defaults filled in. It is part
/// of the configuration's contract: decisions recorded by other implementations hold here.
/// </summary>
internal static class HookHash
{
    public static string Of(HookEventNames names, string? matcher, TableReader handler, bool isCommand, string command, long seconds)
    {
        var members = new List<TomlEntry>();
        Add(members, "timeout", new TomlInteger(seconds, default));
        AddText(members, "statusMessage", handler.Text("statusMessage"));
        if (isCommand)
        {
            AddText(members, "type", "command");
            AddText(members, "command", command);
            Add(members, "async", new TomlBoolean(handler.Flag("async") ?? false, default));
            if (handler.Integer("additionalContextLimit") is { } limit)
            {
                Add(members, "additionalContextLimit", new TomlInteger(limit, default));
            }
        }
        else
        {
            AddText(members, "type", "mcp_tool");
            AddText(members, "server", handler.Text("server"));
            AddText(members, "tool", handler.Text("tool"));
            Add(members, "input", handler.TryGet("input", out var input) ? input : TableEdits.Empty);
        }

        var root = new List<TomlEntry>();
        AddText(root, "event_name", names.Snake);
        AddText(root, "matcher", matcher);
        Add(root, "hooks", new TomlArray([new TomlTable(members, default)], default));
        return LayerVersion.Of(new TomlTable(root, default));
    }

    private static void AddText(List<TomlEntry> entries, string key, string? text)
    {
        if (text is not null)
        {
            Add(entries, key, new TomlString(text, default));
        }
    }

    private static void Add(List<TomlEntry> entries, string key, TomlValue value) => entries.Add(new TomlEntry(key, default, value));
}
