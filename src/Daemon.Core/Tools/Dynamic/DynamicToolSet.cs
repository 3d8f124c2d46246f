using System.Buffers;
using System.Text.Json;
using Daemon.Core.History;

namespace Daemon.Core.Tools.Dynamic;

/// <summary>The tools that the client of a thread offers and carries out itself. Immutable.</summary>
internal sealed class DynamicToolSet
{
    /// <summary>No tools.</summary>
    public static readonly DynamicToolSet None = new([], []);

    private readonly HashSet<(string? Namespace, string Name)> _names;

    private DynamicToolSet(HashSet<(string? Namespace, string Name)> names, IReadOnlyList<ReadOnlyMemory<byte>> specs)
    {
        _names = names;
        Specs = specs;
    }

    /// <summary>The entries of a request's <c>tools</c>. Tools that are to be loaded later are not among them.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Specs { get; }

    /// <summary>Reads the form that threads are recorded with; null is none. A part that is not in that form is left out.</summary>
    public static DynamicToolSet Parse(ReadOnlyMemory<byte>? json)
    {
        if (json is not { } text)
        {
            return None;
        }

        using var document = JsonDocument.Parse(text);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            return None;
        }

        HashSet<(string? Namespace, string Name)> names = [];
        List<ReadOnlyMemory<byte>> specs = [];
        foreach (var tool in document.RootElement.EnumerateArray())
        {
            if (Add(names, tool) is { } spec)
            {
                specs.Add(spec);
            }
        }

        return new DynamicToolSet(names, specs);
    }

    /// <summary>Whether the client carries out this call.</summary>
    public bool Contains(string? space, string? name) => name is not null && _names.Contains((space, name));

    /// <summary>Null when there is nothing to tell the model.</summary>
    private static ReadOnlyMemory<byte>? Add(HashSet<(string? Namespace, string Name)> names, JsonElement tool)
    {
        var name = Text(tool, "name");
        if (name is null)
        {
            return null;
        }

        if (Text(tool, "type") != "namespace")
        {
            names.Add((null, name));
            return Write(writer => WriteFunction(writer, tool));
        }

        List<JsonElement> shown = [];
        if (tool.TryGetProperty("tools", out var members) && members.ValueKind == JsonValueKind.Array)
        {
            foreach (var member in members.EnumerateArray())
            {
                if (Text(member, "name") is { } memberName)
                {
                    names.Add((name, memberName));
                    if (!IsDeferred(member))
                    {
                        shown.Add(member);
                    }
                }
            }
        }

        return shown.Count == 0 ? null : Write(writer => WriteNamespace(writer, tool, shown));
    }

    private static void WriteNamespace(Utf8JsonWriter writer, JsonElement space, IReadOnlyList<JsonElement> tools)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "namespace"u8);
        writer.WriteString("name"u8, Text(space, "name"));
        writer.WriteString("description"u8, Text(space, "description") ?? "");
        writer.WriteStartArray("tools"u8);
        foreach (var tool in tools)
        {
            WriteFunction(writer, tool);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFunction(Utf8JsonWriter writer, JsonElement tool)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "function"u8);
        writer.WriteString("name"u8, Text(tool, "name"));
        writer.WriteString("description"u8, Text(tool, "description") ?? "");
        writer.WriteBoolean("strict"u8, false);
        writer.WritePropertyName("parameters"u8);
        if (tool.TryGetProperty("inputSchema", out var schema))
        {
            schema.WriteTo(writer);
        }
        else
        {
            writer.WriteStartObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, ResponseItems.WriterOptions))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static bool IsDeferred(JsonElement tool) => tool.TryGetProperty("deferLoading", out var value) && value.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement tool, string name) =>
        tool.ValueKind == JsonValueKind.Object && tool.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
