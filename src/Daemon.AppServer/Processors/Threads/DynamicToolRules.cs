using System.Buffers;
using System.Text.Json;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Tools;

namespace Daemon.AppServer.Processors.Threads;

/// <summary>Takes over the tools that a client offers: they must fit the model's API, or no request of the thread would be accepted.</summary>
/// <remarks>The limits are those of the Responses API: names of ASCII letters, digits, <c>_</c> and <c>-</c>.</remarks>
internal static class DynamicToolRules
{
    private const int MaxName = 128;
    private const int MaxNamespace = 64;

    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-");

    /// <summary>Namespaces that the API has for tools of its own.</summary>
    private static readonly string[] Reserved =
        ["browser", "computer", "container", "file_search", "functions", "image_gen", "multi_tool_use", "python", "web"];

    /// <summary>The tools in the form that threads are recorded with; null for none.</summary>
    /// <exception cref="RpcException">A tool that cannot be offered to a model.</exception>
    public static ReadOnlyMemory<byte>? Record(IReadOnlyList<DynamicToolSpec>? tools)
    {
        if (tools is not { Count: > 0 })
        {
            return null;
        }

        Check(tools);
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            foreach (var tool in tools)
            {
                Write(writer, tool);
            }

            writer.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Check(IReadOnlyList<DynamicToolSpec> tools)
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        HashSet<string> spaces = new(StringComparer.Ordinal);
        foreach (var tool in tools)
        {
            switch (tool)
            {
                case DynamicToolSpec.Function function:
                    CheckTool(function.Name, function.InputSchema);
                    Refuse(!names.Add(function.Name), $"duplicate dynamic tool name: {function.Name}");
                    Refuse(function.DeferLoading, $"deferred dynamic tool must include a namespace: {function.Name}");
                    break;
                case DynamicToolSpec.Namespace space:
                    CheckNamespace(space);
                    Refuse(!spaces.Add(space.Name), $"duplicate dynamic tool namespace: {space.Name}");
                    break;
            }
        }
    }

    private static void CheckNamespace(DynamicToolSpec.Namespace space)
    {
        CheckName("dynamic tool namespace", space.Name, MaxNamespace);
        Refuse(Reserved.Contains(space.Name), $"dynamic tool namespace collides with a reserved Responses API namespace: {space.Name}");
        Refuse(space.Tools.Count == 0, $"dynamic tool namespace must contain at least one tool: {space.Name}");
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (var tool in space.Tools)
        {
            if (tool is DynamicToolNamespaceTool.Function function)
            {
                CheckTool(function.Name, function.InputSchema);
                Refuse(!names.Add(function.Name), $"duplicate dynamic tool name in namespace {space.Name}: {function.Name}");
            }
        }
    }

    private static void CheckTool(string name, RawJson schema)
    {
        CheckName("dynamic tool name", name, MaxName);
        Refuse(schema.Utf8.Span is not [(byte)'{', ..], $"dynamic tool input schema is not supported for {name}: it must be an object");
    }

    private static void CheckName(string what, string name, int max)
    {
        Refuse(name.Trim().Length == 0, $"{what} must not be empty");
        Refuse(name.Trim() != name, $"{what} has leading/trailing whitespace: {name}");
        Refuse(name.AsSpan().ContainsAnyExcept(NameCharacters), $"{what} must match ^[a-zA-Z0-9_-]+$ to match Responses API: {name}");
        Refuse(name.Length > max, $"{what} must be at most {max} characters to match Responses API: {name}");
        Refuse(name == "mcp" || name.StartsWith("mcp__", StringComparison.Ordinal), $"{what} is reserved: {name}");
    }

    private static void Refuse(bool wrong, string reason)
    {
        if (wrong)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, reason);
        }
    }

    private static void Write(Utf8JsonWriter writer, DynamicToolSpec tool)
    {
        switch (tool)
        {
            case DynamicToolSpec.Function function:
                WriteFunction(writer, function.Name, function.Description, function.InputSchema, deferLoading: false);
                break;
            case DynamicToolSpec.Namespace space:
                writer.WriteStartObject();
                writer.WriteString("type"u8, "namespace"u8);
                writer.WriteString("name"u8, space.Name);
                writer.WriteString("description"u8, space.Description);
                writer.WriteStartArray("tools"u8);
                foreach (var member in space.Tools)
                {
                    if (member is DynamicToolNamespaceTool.Function function)
                    {
                        WriteFunction(writer, function.Name, function.Description, function.InputSchema, function.DeferLoading);
                    }
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
                break;
        }
    }

    private static void WriteFunction(Utf8JsonWriter writer, string name, string description, RawJson schema, bool deferLoading)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "function"u8);
        writer.WriteString("name"u8, name);
        writer.WriteString("description"u8, description);
        writer.WritePropertyName("inputSchema"u8);
        writer.WriteRawValue(schema.Utf8.Span);
        if (deferLoading)
        {
            writer.WriteBoolean("deferLoading"u8, true);
        }

        writer.WriteEndObject();
    }
}
