using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Daemon.Protocol.Schemas;

/// <summary>
/// The files of <c>app-server generate-json-schema</c>: one for each type of a method, one for each union of methods, and two bundles with
/// all definitions. Names and folders are those that clients know.
/// </summary>
public static class JsonSchemaFiles
{
    private const string Dialect = "http://json-schema.org/draft-07/schema#";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>All files, each with a line feed at its end.</summary>
    public static IReadOnlyList<ProtocolFile> Of(ProtocolDescription protocol)
    {
        var files = new List<ProtocolFile>();
        foreach (SchemaRoot root in SchemaRoots.Of(protocol))
        {
            files.Add(Document($"{root.Folder}{root.FileName}.json", json => WriteStandalone(protocol, json, root.FileName, root.Schema)));
        }

        foreach (string name in Envelopes.Names)
        {
            files.Add(Document($"{name}.json", json => WriteStandalone(protocol, json, name, protocol.Definitions[name])));
        }

        foreach (MethodUnion union in MethodUnion.All(protocol))
        {
            files.Add(Document($"{union.Name}.json", json => WriteUnion(protocol, json, union)));
        }

        files.Add(Document("codex_app_server_protocol.schemas.json", json => new SchemaBundle(protocol, json).WriteNested(Dialect)));
        files.Add(Document("codex_app_server_protocol.v2.schemas.json", json => new SchemaBundle(protocol, json).WriteFlat(Dialect)));
        return files;
    }

    private static void WriteStandalone(ProtocolDescription protocol, Utf8JsonWriter json, string name, JsonElement schema)
    {
        JsonElement body = protocol.Resolve(schema);
        var copy = new SchemaCopy(protocol, json, Place);
        json.WriteString("$schema", Dialect);
        json.WriteString("title", name);
        if (body.ValueKind is JsonValueKind.Object)
        {
            copy.WriteKeywords(body);
        }

        WriteDefinitions(protocol, json, copy, SchemaReach.Of(protocol, [body]));
    }

    private static void WriteUnion(ProtocolDescription protocol, Utf8JsonWriter json, MethodUnion union)
    {
        var copy = new SchemaCopy(protocol, json, Place);
        json.WriteString("$schema", Dialect);
        json.WriteString("title", union.Name);
        union.Write(json, copy, Place);
        SortedSet<string> reached = SchemaReach.Of(protocol, union.ParameterSchemas);
        if (union.HasIds)
        {
            reached.Add("RequestId");
        }

        WriteDefinitions(protocol, json, copy, reached);
    }

    private static void WriteDefinitions(ProtocolDescription protocol, Utf8JsonWriter json, SchemaCopy copy, SortedSet<string> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        json.WriteStartObject("definitions");
        foreach (string name in names)
        {
            json.WritePropertyName(name);
            copy.Write(protocol.Definitions[name]);
        }

        json.WriteEndObject();
    }

    private static string Place(string name) => ProtocolDescription.ReferencePrefix + name;

    private static ProtocolFile Document(string path, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return new ProtocolFile(path, buffer.WrittenMemory);
    }
}
