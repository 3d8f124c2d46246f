using System.Text.Json;
using Daemon.Protocol.Items;

namespace Daemon.Core.Rollout.Lines;

/// <summary>The <c>parsed_cmd</c> array of a command item.</summary>
internal static class CommandActionJson
{
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<CommandAction> actions)
    {
        json.WriteStartArray(name);
        foreach (var action in actions)
        {
            json.WriteStartObject();
            switch (action)
            {
                case CommandAction.Read read:
                    json.WriteString("type"u8, "read"u8);
                    json.WriteString("cmd"u8, action.Command);
                    json.WriteString("name"u8, read.Name);
                    json.WriteString("path"u8, read.Path);
                    break;
                case CommandAction.ListFiles list:
                    json.WriteString("type"u8, "list_files"u8);
                    json.WriteString("cmd"u8, action.Command);
                    json.WriteString("path"u8, list.Path);
                    break;
                case CommandAction.Search search:
                    json.WriteString("type"u8, "search"u8);
                    json.WriteString("cmd"u8, action.Command);
                    json.WriteString("query"u8, search.Query);
                    json.WriteString("path"u8, search.Path);
                    break;
                default:
                    json.WriteString("type"u8, "unknown"u8);
                    json.WriteString("cmd"u8, action.Command);
                    break;
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static List<CommandAction> Read(JsonElement item, string name)
    {
        var actions = new List<CommandAction>();
        foreach (var action in item.Elements(name))
        {
            var command = action.String("cmd") ?? "";
            actions.Add(action.String("type") switch
            {
                "read" => new CommandAction.Read(command, action.String("name") ?? "", action.String("path") ?? ""),
                "list_files" => new CommandAction.ListFiles(command, action.String("path")),
                "search" => new CommandAction.Search(command, action.String("query"), action.String("path")),
                _ => new CommandAction.Unknown(command),
            });
        }

        return actions;
    }
}
