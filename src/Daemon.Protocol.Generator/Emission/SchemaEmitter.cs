using System.Text;
using Daemon.Protocol.Generator.Model;

namespace Daemon.Protocol.Generator.Emission;

/// <summary>
/// The protocol as one JSON document: <c>{"methods": [...], "definitions": {...}}</c>, the definitions in JSON Schema (draft 7). Members
/// that begin with <c>x-</c> are for who makes files of it: <c>x-experimental</c>, and <c>x-omitted</c> on members that are left out
/// rather than null.
/// </summary>
internal static class SchemaEmitter
{
    public static string Of(IEnumerable<WireMethod> methods, IReadOnlyCollection<WireDefinition> definitions)
    {
        var json = new StringBuilder("{\"methods\":[");
        Join(json, methods, Method);
        json.Append("],\"definitions\":{");
        var byForm = definitions.ToDictionary(definition => definition.Form);
        var inlined = new HashSet<TypeName>(definitions.OfType<WireUnion>().SelectMany(union => union.Cases).Select(item => item.Form));
        Join(
            json,
            definitions.Where(definition => !inlined.Contains(definition.Form)).OrderBy(definition => definition.SchemaName, StringComparer.Ordinal),
            definition => $"{JsonText.Quote(definition.SchemaName)}:{Definition(definition, byForm)}");
        return json.Append("}}").ToString();
    }

    private static string Method(WireMethod method)
    {
        var json = new StringBuilder().Append("{\"method\":").Append(JsonText.Quote(method.Name));
        Describe(json, method.Summary);
        if (method.Parameters is { } parameters)
        {
            Named(json, "params", parameters);
        }

        if (method.ParametersMayBeAbsent)
        {
            json.Append(",\"optionalParams\":true");
        }

        if (method.Result is { } result)
        {
            Named(json, "result", result);
        }

        return json.Append('}').ToString();
    }

    private static void Named(StringBuilder json, string member, WireNamed named) => json
        .Append($",\"{member}\":{{\"name\":").Append(JsonText.Quote(named.Name))
        .Append(",\"schema\":").Append(ShapeSchema.Of(named.Shape)).Append('}');

    private static string Definition(WireDefinition definition, Dictionary<TypeName, WireDefinition> byForm)
    {
        var json = new StringBuilder();
        Describe(json, definition.Summary);
        switch (definition)
        {
            case WireRecord record:
                Object(json, record.Members, "");
                break;
            case WireEnum names:
                json.Append(",\"type\":\"string\",\"enum\":[");
                Join(json, names.Names, name => JsonText.Quote(name.Name));
                json.Append(']');
                break;
            case WireUnion union:
                json.Append(",\"oneOf\":[");
                Join(json, union.Cases, item => Case(union, item, (WireRecord)byForm[item.Form]));
                json.Append(']');
                break;
            case WireCustom { Schema: { } schema }:
                // A schema is an object of at least one member here: what may be anything has no definition.
                json.Append(',').Append(schema, 1, schema.Length - 2);
                break;
        }

        // Each part begins with the comma that parts it from the one before.
        return "{" + json.ToString().TrimStart(',') + "}";
    }

    private static string Case(WireUnion union, WireCase item, WireRecord record)
    {
        string title = char.ToUpperInvariant(item.Name[0]) + item.Name.Substring(1) + union.SchemaName;
        var json = new StringBuilder("{\"title\":").Append(JsonText.Quote(title));
        Describe(json, record.Summary);
        if (item.IsExperimental)
        {
            json.Append(",\"x-experimental\":true");
        }

        string tag = $"{JsonText.Quote(union.Tag)}:{{\"type\":\"string\",\"enum\":[{JsonText.Quote(item.Name)}],\"title\":{JsonText.Quote(title + "Type")}}}";
        Object(json, record.Members, tag, union.Tag);
        return json.Append('}').ToString();
    }

    private static void Object(StringBuilder json, IReadOnlyCollection<WireMember> members, string first, string? tag = null)
    {
        json.Append(",\"type\":\"object\"");
        List<string> properties = [.. members.Select(member => $"{JsonText.Quote(member.Name)}:{ShapeSchema.Of(member)}")];
        List<string> required = [.. members.Where(member => member.IsRequired).Select(member => JsonText.Quote(member.Name))];
        if (tag is not null)
        {
            properties.Insert(0, first);
            required.Insert(0, JsonText.Quote(tag));
        }

        if (properties.Count > 0)
        {
            json.Append(",\"properties\":{").Append(string.Join(",", properties)).Append('}');
        }

        if (required.Count > 0)
        {
            json.Append(",\"required\":[").Append(string.Join(",", required)).Append(']');
        }
    }

    private static void Describe(StringBuilder json, string summary)
    {
        if (summary.Length > 0)
        {
            json.Append(",\"description\":").Append(JsonText.Quote(summary));
        }
    }

    private static void Join<T>(StringBuilder json, IEnumerable<T> items, Func<T, string> form) => json.Append(string.Join(",", items.Select(form)));
}
