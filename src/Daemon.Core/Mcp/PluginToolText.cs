using System.Buffers;
using System.Text.Json;
using Daemon.Config.Model;
using Daemon.Core.History;
using Daemon.Mcp.Tools;

namespace Daemon.Core.Mcp;

/// <summary>Says of a plugin's tool which plugin it belongs to, so that a model takes it when the user names the plugin.</summary>
public static class PluginToolText
{
    /// <summary>The tool's description for a model; null when there is none.</summary>
    public static string? Description(McpTool tool, McpServerConfig server)
    {
        if (server.PluginName is not { } plugin)
        {
            return tool.Description;
        }

        var note = $"This tool is part of plugin `{plugin}`.";
        return string.IsNullOrWhiteSpace(tool.Description) ? note : $"{tool.Description.TrimEnd()} {note}";
    }

    /// <summary>The tool as its server describes it, with the description as above.</summary>
    public static ReadOnlyMemory<byte> Describe(McpTool tool, McpServerConfig server)
    {
        if (server.PluginName is null)
        {
            return tool.Json;
        }

        using var document = JsonDocument.Parse(tool.Json);
        var buffer = new ArrayBufferWriter<byte>(tool.Json.Length + 64);
        using (var writer = new Utf8JsonWriter(buffer, ResponseItems.WriterOptions))
        {
            writer.WriteStartObject();
            foreach (var member in document.RootElement.EnumerateObject().Where(member => member.Name != "description"))
            {
                member.WriteTo(writer);
            }

            writer.WriteString("description"u8, Description(tool, server));
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }
}
