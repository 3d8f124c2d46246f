using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Daemon.Mcp.Wire;

namespace Daemon.Mcp.Connections;

/// <summary>
/// Reads the parameters of <c>elicitation/create</c>. Forms are flat by the specification: each property is a text, a number, a
/// yes or no, or a choice.
/// </summary>
internal static class ElicitationReader
{
    public static bool TryRead(
        ReadOnlyMemory<byte>? parameters, [NotNullWhen(true)] out Elicitation? elicitation, [NotNullWhen(false)] out string? problem)
    {
        elicitation = null;
        if (parameters is not { } raw)
        {
            problem = "elicitation/create needs parameters";
            return false;
        }

        using var document = JsonDocument.Parse(raw);
        var root = document.RootElement;
        var mode = root.Text("mode") ?? "form";
        var meta = root.Member("_meta").Compact();
        problem = null;
        switch (mode)
        {
            case "form" when root.Text("message") is { } message && root.Member("requestedSchema") is { } schema:
                if (!IsFlat(schema))
                {
                    problem = "requestedSchema must be an object of plain properties: texts, numbers, booleans and choices";
                    return false;
                }

                elicitation = new Elicitation(mode, message, schema.Compact(), null, null, meta);
                return true;
            case "url" when root.Text("message") is { } message && root.Text("url") is { } url && root.Text("elicitationId") is { } id:
                elicitation = new Elicitation(mode, message, null, url, id, meta);
                return true;
            default:
                problem = mode is "form" or "url"
                    ? $"a {mode} elicitation needs {(mode == "form" ? "message and requestedSchema" : "message, url and elicitationId")}"
                    : $"unknown elicitation mode {mode}";
                return false;
        }
    }

    private static bool IsFlat(JsonElement schema) =>
        schema.Text("type") == "object"
        && schema.Member("properties") is { ValueKind: JsonValueKind.Object } properties
        && properties.EnumerateObject().All(property => IsPlain(property.Value));

    private static bool IsPlain(JsonElement property) => property.Text("type") switch
    {
        "string" or "number" or "integer" or "boolean" => true,
        "array" => property.Member("items") is { ValueKind: JsonValueKind.Object } items
            && (items.Member("enum") is not null || items.Member("anyOf") is not null || items.Member("oneOf") is not null),
        _ => false,
    };
}
