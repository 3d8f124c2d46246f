using System.Text.Json;

namespace Daemon.Protocol.Schemas;

/// <summary>
/// All definitions in one document. The nested form has those of the second version under <c>definitions/v2</c>, and beside it what only
/// the server's requests, the file search and the handshake consist of; the flat form has the second version and the two unions that its
/// clients read and write.
/// </summary>
internal sealed class SchemaBundle
{
    private readonly ProtocolDescription _protocol;
    private readonly Utf8JsonWriter _json;
    private readonly List<SchemaRoot> _roots;
    private readonly SortedSet<string> _inner;

    public SchemaBundle(ProtocolDescription protocol, Utf8JsonWriter json)
    {
        _protocol = protocol;
        _json = json;
        _roots = SchemaRoots.Of(protocol);
        _inner = SchemaReach.Of(protocol, Schemas(_roots, inner: true));
    }

    public void WriteNested(string dialect)
    {
        var copy = new SchemaCopy(_protocol, _json, Place);
        SortedSet<string> outer = SchemaReach.Of(_protocol, Schemas(_roots, inner: false));
        outer.UnionWith(Envelopes.Names);
        outer.Add("W3cTraceContext");
        outer.ExceptWith(_inner);
        Begin(dialect, "CodexAppServerProtocol");
        foreach (MethodUnion union in MethodUnion.All(_protocol))
        {
            _json.WriteStartObject(union.Name);
            union.Write(_json, copy, Place);
            _json.WriteEndObject();
        }

        WriteDefinitions(copy, outer, inner: false);
        _json.WriteStartObject("v2");
        WriteDefinitions(copy, _inner, inner: true);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    public void WriteFlat(string dialect)
    {
        static string Flat(string name) => ProtocolDescription.ReferencePrefix + name;
        var copy = new SchemaCopy(_protocol, _json, Flat);
        Begin(dialect, "CodexAppServerProtocolV2");
        SortedSet<string> all = new(_inner, StringComparer.Ordinal) { "RequestId" };
        foreach (MethodUnion union in MethodUnion.All(_protocol))
        {
            if (union.Name is nameof(MethodSide.ClientRequest) or nameof(MethodSide.ServerNotification))
            {
                all.UnionWith(SchemaReach.Of(_protocol, union.ParameterSchemas));
                _json.WriteStartObject(union.Name);
                union.Write(_json, copy, Flat);
                _json.WriteEndObject();
            }
        }

        WriteDefinitions(copy, all, inner: true);
        _json.WriteEndObject();
    }

    private string Place(string name) => ProtocolDescription.ReferencePrefix + (_inner.Contains(name) ? SchemaRoots.Version2 : "") + name;

    private static IEnumerable<JsonElement> Schemas(List<SchemaRoot> roots, bool inner)
    {
        foreach (SchemaRoot root in roots)
        {
            if (root.Folder == SchemaRoots.Version2 == inner)
            {
                yield return root.Schema;
            }
        }
    }

    private void Begin(string dialect, string title)
    {
        _json.WriteString("$schema", dialect);
        _json.WriteString("title", title);
        _json.WriteString("type", "object");
        _json.WriteStartObject("definitions");
    }

    // Definitions, and the types that only methods name.
    private void WriteDefinitions(SchemaCopy copy, SortedSet<string> names, bool inner)
    {
        foreach (string name in names)
        {
            _json.WritePropertyName(name);
            copy.Write(_protocol.Definitions[name]);
        }

        foreach (SchemaRoot root in _roots)
        {
            if (root.Folder == SchemaRoots.Version2 == inner && !names.Contains(root.Name))
            {
                _json.WritePropertyName(root.Name);
                copy.Write(_protocol.Resolve(root.Schema));
            }
        }
    }
}
