using System.Text.Json;

namespace Daemon.Protocol.Schemas;

/// <summary>All messages of one side as one schema.</summary>
internal sealed class MethodUnion(string name, string description, bool hasIds, IReadOnlyList<MethodSchema> methods)
{
    public string Name => name;

    public string Description => description;

    /// <summary>Whether its messages are requests.</summary>
    public bool HasIds => hasIds;

    public IReadOnlyList<MethodSchema> Methods => methods;

    public IEnumerable<JsonElement> ParameterSchemas
    {
        get
        {
            foreach (MethodSchema method in methods)
            {
                if (method.Parameters is { } parameters)
                {
                    yield return parameters.Schema;
                }
            }
        }
    }

    public static IReadOnlyList<MethodUnion> All(ProtocolDescription protocol) =>
    [
        Of(protocol, MethodSide.ClientRequest, "A request from a client to the daemon.", hasIds: true),
        Of(protocol, MethodSide.ClientNotification, "A notification from a client to the daemon.", hasIds: false),
        Of(protocol, MethodSide.ServerRequest, "A request from the daemon to a client, which must answer it.", hasIds: true),
        Of(protocol, MethodSide.ServerNotification, "A notification from the daemon to its clients.", hasIds: false),
    ];

    /// <summary>The keywords of the union, inside an object that somebody opened.</summary>
    public void Write(Utf8JsonWriter json, SchemaCopy copy, Func<string, string> place)
    {
        json.WriteString("description", description);
        if (name == nameof(MethodSide.ServerNotification))
        {
            json.WriteStartObject("properties");
            json.WriteStartObject("emittedAtMs");
            json.WriteString("description", "When the daemon sent it, in Unix milliseconds.");
            json.WriteString("type", "integer");
            json.WriteString("format", "int64");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteStartArray("oneOf");
        foreach (MethodSchema method in methods)
        {
            WriteMethod(json, copy, place, method);
        }

        json.WriteEndArray();
    }

    private static MethodUnion Of(ProtocolDescription protocol, MethodSide side, string description, bool hasIds)
    {
        var methods = new List<MethodSchema>();
        foreach (MethodSchema method in protocol.Methods)
        {
            if (method.Side == side && SchemaRoots.IsListed(method))
            {
                methods.Add(method);
            }
        }

        return new MethodUnion(side.ToString(), description, hasIds, methods);
    }

    private void WriteMethod(Utf8JsonWriter json, SchemaCopy copy, Func<string, string> place, MethodSchema method)
    {
        string title = char.ToUpperInvariant(method.Name[0]) + method.Name[1..] + (hasIds ? "Request" : "Notification");
        bool hasParameters = method.Parameters is not null && !method.MayOmitParameters;
        json.WriteStartObject();
        json.WriteString("title", title);
        if (method.Description.Length > 0)
        {
            json.WriteString("description", method.Description);
        }

        json.WriteString("type", "object");
        json.WriteStartObject("properties");
        if (hasIds)
        {
            json.WriteStartObject("id");
            json.WriteString("$ref", place("RequestId"));
            json.WriteEndObject();
        }

        json.WriteStartObject("method");
        json.WriteString("type", "string");
        json.WriteStartArray("enum");
        json.WriteStringValue(method.Name);
        json.WriteEndArray();
        json.WriteString("title", title + "Method");
        json.WriteEndObject();
        WriteParameters(json, copy, method);
        json.WriteEndObject();
        json.WriteStartArray("required");
        if (hasIds)
        {
            json.WriteStringValue("id");
        }

        json.WriteStringValue("method");
        if (hasParameters)
        {
            json.WriteStringValue("params");
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteParameters(Utf8JsonWriter json, SchemaCopy copy, MethodSchema method)
    {
        if (method.Parameters is { } parameters && !method.MayOmitParameters)
        {
            json.WritePropertyName("params");
            copy.Write(parameters.Schema);
        }
        else if (hasIds)
        {
            json.WriteStartObject("params");
            if (method.Parameters is { } optional)
            {
                json.WriteStartArray("anyOf");
                copy.Write(optional.Schema);
                json.WriteStartObject();
                json.WriteString("type", "null");
                json.WriteEndObject();
                json.WriteEndArray();
            }
            else
            {
                json.WriteString("type", "null");
            }

            json.WriteEndObject();
        }
    }
}
