using System.Text.Json;

using Daemon.Config.Schema.Sections;
using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Reading;

/// <summary>The administrator's hooks as <c>configRequirements/read</c> shows them: every event and every member of a command.</summary>
internal static class ManagedHooksDocument
{
    public static void Write(Utf8JsonWriter writer, TomlTable hooks)
    {
        var table = new TableReader(hooks);
        writer.WriteStartObject();
        foreach (var name in HooksSection.Events)
        {
            writer.WriteStartArray(name);
            foreach (var group in Tables(table, name))
            {
                writer.WriteStartObject();
                writer.WriteString("matcher", group.Text("matcher"));
                writer.WriteStartArray("hooks");
                foreach (var handler in Tables(group, "hooks"))
                {
                    WriteHandler(writer, handler);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteString("managedDir", table.Text("managed_dir"));
        writer.WriteString("windowsManagedDir", table.Text("windows_managed_dir"));
        writer.WriteEndObject();
    }

    private static void WriteHandler(Utf8JsonWriter writer, TableReader handler)
    {
        writer.WriteStartObject();
        var type = handler.Text("type");
        writer.WriteString("type", type);
        if (type == "command")
        {
            writer.WriteString("command", handler.Text("command"));
            writer.WriteString("commandWindows", handler.Text("commandWindows"));
            WriteNumber(writer, "timeoutSec", handler.Integer("timeout"));
            writer.WriteBoolean("async", handler.Flag("async") ?? false);
            writer.WriteString("statusMessage", handler.Text("statusMessage"));
            WriteNumber(writer, "additionalContextLimit", handler.Integer("additionalContextLimit"));
        }

        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static IEnumerable<TableReader> Tables(TableReader owner, string key) =>
        owner.TryGet(key, out var value) && value is TomlArray array ? array.Items.OfType<TomlTable>().Select(table => new TableReader(table)) : [];
}
