using System.Buffers;
using System.Text.Json;
using Daemon.Config.Model;
using Daemon.Core.History;
using Daemon.Mcp.Tools;

namespace Daemon.Core.Mcp;

/// <summary>A server's tool under the name by which a model calls it.</summary>
internal sealed record CallableTool(ThreadServer Server, McpTool Tool);

/// <summary>
/// The tools of ready servers as a model sees them, for one turn: a namespace for each server, a function for each tool. Immutable.
/// </summary>
internal sealed class McpToolSet
{
    private readonly Dictionary<(string Namespace, string Name), CallableTool> _tools;

    private McpToolSet(Dictionary<(string Namespace, string Name), CallableTool> tools, IReadOnlyList<ReadOnlyMemory<byte>> specs, bool offersResources)
    {
        _tools = tools;
        Specs = specs;
        OffersResources = offersResources;
    }

    public static McpToolSet None { get; } = new([], [], false);

    /// <summary>One tool specification for each server, raw JSON.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Specs { get; }

    /// <summary>Whether the tools that read servers' resources are offered.</summary>
    public bool OffersResources { get; }

    /// <param name="ready">Started servers, sorted by name.</param>
    public static McpToolSet Of(IReadOnlyList<ThreadServer> ready, bool offersResources)
    {
        var tools = new Dictionary<(string, string), CallableTool>();
        var specs = new List<ReadOnlyMemory<byte>>();
        var spaces = ToolNames.Distinct([.. ready.Select(server => server.Name)], ToolNames.Namespace);
        for (var i = 0; i < ready.Count; i++)
        {
            IReadOnlyList<McpTool> offered = [.. ready[i].Running!.Tools.Where(tool => ready[i].Config.Offers(tool.Name)).DistinctBy(tool => tool.Name)];
            if (offered.Count == 0)
            {
                continue;
            }

            var names = ToolNames.Distinct([.. offered.Select(tool => tool.Name)], ToolNames.Plain);
            var functions = names.Zip(offered).OrderBy(pair => pair.First, StringComparer.Ordinal).ToList();
            foreach (var (name, tool) in functions)
            {
                tools[(spaces[i], name)] = new CallableTool(ready[i], tool);
            }

            specs.Add(Spec(spaces[i], ready[i].Running!.Description.Instructions, ready[i].Config, functions));
        }

        return new McpToolSet(tools, specs, offersResources);
    }

    public CallableTool? Find(string space, string name) => _tools.GetValueOrDefault((space, name));

    private static ReadOnlyMemory<byte> Spec(
        string space, string? instructions, McpServerConfig config, IReadOnlyList<(string Name, McpTool Tool)> functions)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, ResponseItems.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "namespace"u8);
            writer.WriteString("name"u8, space);
            writer.WriteString("description"u8, instructions ?? $"Tools in the {space} namespace.");
            writer.WriteStartArray("tools"u8);
            foreach (var (name, tool) in functions)
            {
                writer.WriteStartObject();
                writer.WriteString("type"u8, "function"u8);
                writer.WriteString("name"u8, name);
                writer.WriteString("description"u8, PluginToolText.Description(tool, config) ?? "");
                writer.WriteBoolean("strict"u8, false);
                writer.WritePropertyName("parameters"u8);
                ToolSchema.WriteParameters(writer, tool.InputSchema);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
