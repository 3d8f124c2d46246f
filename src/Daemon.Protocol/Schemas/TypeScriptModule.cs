using System.Text;
using System.Text.Json;

namespace Daemon.Protocol.Schemas;

/// <summary>One type in TypeScript, with its imports.</summary>
/// <param name="sentByClients">The types in which members that are not required may be left out.</param>
internal sealed class TypeScriptModule(ProtocolDescription protocol, string name, SortedSet<string> sentByClients)
{
    private readonly SortedSet<string> _imports = new(StringComparer.Ordinal);
    private readonly StringBuilder _body = new();
    private readonly bool _mayOmit = sentByClients.Contains(name);

    public string Name => name;

    public void WriteType(JsonElement schema) => Declare(Description(schema), Expression(schema));

    /// <summary>The union of all messages of one side.</summary>
    public void WriteMethods(MethodSide side, string description)
    {
        bool hasId = side is MethodSide.ClientRequest or MethodSide.ServerRequest;
        var cases = new List<string>();
        foreach (MethodSchema method in protocol.Methods)
        {
            if (method.Side == side)
            {
                string id = hasId ? $", id: {Import("RequestId")}" : "";
                cases.Add($"{{ \"method\": {Quote(method.Name)}{id}{Parameters(method, hasId)} }}");
            }
        }

        Declare(description, "\n  | " + string.Join("\n  | ", cases));
    }

    public void WriteEnvelope() => Declare(
        "A notification as it comes over the wire.",
        $"{{\n  /** When the daemon sent it, in Unix milliseconds. */\n  emittedAtMs?: number,\n}} & {Import("ServerNotification")}");

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (string import in _imports)
        {
            text.Append($"import type {{ {import} }} from \"{TypeScriptLayout.PathTo(import, from: name)}\";\n");
        }

        return text.Append(text.Length > 0 ? "\n" : "").Append(_body).ToString();
    }

    private string Parameters(MethodSchema method, bool isRequest) => method switch
    {
        { Parameters: { } parameters, MayOmitParameters: true } => $", params?: {Import(parameters.Name)} | null",
        { Parameters: { } parameters } => $", params: {Import(parameters.Name)}",
        _ => isRequest ? ", params?: undefined" : "",
    };

    private void Declare(string description, string type)
    {
        if (description.Length > 0)
        {
            _body.Append($"/** {Comment(description)} */\n");
        }

        _body.Append($"export type {name} = {type};\n");
    }

    private string Expression(JsonElement schema, string indent = "")
    {
        if (schema.ValueKind is not JsonValueKind.Object)
        {
            return Import("JsonValue");
        }

        if (ProtocolDescription.ReferenceIn(schema) is { } reference)
        {
            return Import(reference);
        }

        if (schema.TryGetProperty("enum", out JsonElement values))
        {
            return Join(values, value => Quote(value.GetString()!));
        }

        if (schema.TryGetProperty("allOf", out JsonElement all))
        {
            return Expression(all[0], indent);
        }

        if (schema.TryGetProperty("oneOf", out JsonElement cases) || schema.TryGetProperty("anyOf", out cases))
        {
            return Join(cases, item => Expression(item, indent));
        }

        return schema.TryGetProperty("type", out JsonElement type)
            ? type.ValueKind is JsonValueKind.Array ? Join(type, item => OfType(schema, item.GetString()!, indent)) : OfType(schema, type.GetString()!, indent)
            : Import("JsonValue");
    }

    private string OfType(JsonElement schema, string type, string indent) => type switch
    {
        "string" or "boolean" or "null" => type,
        "integer" or "number" => "number",
        "array" => $"Array<{Expression(schema.GetProperty("items"), indent)}>",
        _ when schema.TryGetProperty("properties", out JsonElement members) => Object(schema, members, indent),
        _ when schema.TryGetProperty("additionalProperties", out JsonElement values) => $"{{ [key in string]?: {Expression(values, indent)} }}",
        _ => "Record<string, never>",
    };

    private string Object(JsonElement schema, JsonElement members, string indent)
    {
        var required = new HashSet<string>(StringComparer.Ordinal);
        if (schema.TryGetProperty("required", out JsonElement names))
        {
            foreach (JsonElement item in names.EnumerateArray())
            {
                required.Add(item.GetString()!);
            }
        }

        var text = new StringBuilder("{\n");
        string inner = indent + "  ";
        foreach (JsonProperty member in members.EnumerateObject())
        {
            if (protocol.Hides(member.Value))
            {
                continue;
            }

            if (Description(member.Value) is { Length: > 0 } description)
            {
                text.Append($"{inner}/** {Comment(description)} */\n");
            }

            bool mayOmit = (_mayOmit && !required.Contains(member.Name)) || IsOmitted(member.Value);
            text.Append($"{inner}{member.Name}{(mayOmit ? "?" : "")}: {Expression(member.Value, inner)},\n");
        }

        return text.Append(indent).Append('}').ToString();
    }

    private string Join(JsonElement items, Func<JsonElement, string> form)
    {
        var parts = new List<string>();
        foreach (JsonElement item in items.EnumerateArray())
        {
            if (!protocol.Hides(item) && form(item) is var part && !parts.Contains(part))
            {
                parts.Add(part);
            }
        }

        return string.Join(" | ", parts);
    }

    private string Import(string type)
    {
        if (type != name)
        {
            _imports.Add(type);
        }

        return type;
    }

    private static bool IsOmitted(JsonElement schema) => schema.ValueKind is JsonValueKind.Object && schema.TryGetProperty("x-omitted", out _);

    private static string Description(JsonElement schema) =>
        schema.ValueKind is JsonValueKind.Object && schema.TryGetProperty("description", out JsonElement text) ? text.GetString()! : "";

    private static string Comment(string text) => text.Replace("*/", "* /", StringComparison.Ordinal);

    // Wire names have nothing to escape.
    private static string Quote(string text) => $"\"{text}\"";
}
