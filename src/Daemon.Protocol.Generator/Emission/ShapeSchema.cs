using System.Text;
using Daemon.Protocol.Generator.Model;

namespace Daemon.Protocol.Generator.Emission;

/// <summary>The JSON Schema of one value.</summary>
internal static class ShapeSchema
{
    private const string Any = "true";

    /// <summary>A value without further words.</summary>
    public static string Of(WireShape shape) => Of(shape, "");

    /// <summary>A member of an object.</summary>
    public static string Of(WireMember member)
    {
        var notes = new StringBuilder();
        if (member.Summary.Length > 0)
        {
            notes.Append(",\"description\":").Append(JsonText.Quote(member.Summary));
        }

        if (member.Default is { } value && !member.IsRequired)
        {
            notes.Append(",\"default\":").Append(value);
        }

        if (member.IsExperimental)
        {
            notes.Append(",\"x-experimental\":true");
        }

        if (member.Omission is not Omission.Never || member.Shape.Kind is ShapeKind.Optional)
        {
            notes.Append(",\"x-omitted\":true");
        }

        return Of(member.Shape, notes.ToString());
    }

    private static string Of(WireShape shape, string notes) => shape.Kind switch
    {
        ShapeKind.String => Typed("string", "", shape.IsNullable, notes),
        ShapeKind.Boolean => Typed("boolean", "", shape.IsNullable, notes),
        ShapeKind.Float => Typed("number", ",\"format\":\"double\"", shape.IsNullable, notes),
        ShapeKind.Integer => Typed("integer", Range(shape.Type.Name), shape.IsNullable, notes),
        ShapeKind.List => Typed("array", ",\"items\":" + Of(shape.Item!), shape.IsNullable, notes),
        ShapeKind.Map => Typed("object", ",\"additionalProperties\":" + Of(shape.Item!), shape.IsNullable, notes),
        ShapeKind.Optional => Of(shape.Item! with { IsNullable = true }, notes),
        ShapeKind.Form => Referred(Reference(shape), shape.IsNullable, notes),
        ShapeKind.HandWritten when shape.Schema is not Any => Referred(shape.Schema ?? Reference(shape), shape.IsNullable, notes),
        _ => notes.Length == 0 ? Any : "{" + notes.Substring(1) + "}",
    };

    private static string Reference(WireShape shape) => $"{{\"$ref\":{JsonText.Quote("#/definitions/" + shape.SchemaName)}}}";

    private static string Typed(string type, string more, bool isNullable, string notes) =>
        "{\"type\":" + (isNullable ? $"[\"{type}\",\"null\"]" : $"\"{type}\"") + more + notes + "}";

    // Next to a reference nothing counts in draft 7, so that words about it stand around it.
    private static string Referred(string schema, bool isNullable, string notes) => (isNullable, notes) switch
    {
        (true, _) => $"{{\"anyOf\":[{schema},{{\"type\":\"null\"}}]{notes}}}",
        (_, "") => schema,
        _ => $"{{\"allOf\":[{schema}]{notes}}}",
    };

    private static string Range(string type) => type switch
    {
        "ushort" => ",\"format\":\"uint16\",\"minimum\":0",
        "uint" => ",\"format\":\"uint32\",\"minimum\":0",
        "ulong" => ",\"format\":\"uint64\",\"minimum\":0",
        "int" => ",\"format\":\"int32\"",
        _ => ",\"format\":\"int64\"",
    };
}
