using Daemon.Protocol.Generator.Model;

namespace Daemon.Protocol.Generator.Emission;

/// <summary>Code that reads and writes one value.</summary>
internal static class ValueEmitter
{
    /// <summary>The C# type of a value.</summary>
    public static string TypeOf(WireShape shape, string place) => NonNullTypeOf(shape, place) + (shape.IsNullable ? "?" : "");

    /// <summary>The C# type of a value that is not null.</summary>
    public static string NonNullTypeOf(WireShape shape, string place) => shape switch
    {
        { Kind: ShapeKind.List, Item: { } item } => $"IReadOnlyList<{TypeOf(item, place)}>",
        { Kind: ShapeKind.Map, Item: { } item } => $"IReadOnlyDictionary<string, {TypeOf(item, place)}>",
        { Kind: ShapeKind.Optional, Item: { } item } => $"{shape.Type.In(place)}<{TypeOf(item, place)}>",
        _ => shape.Type.In(place),
    };

    /// <summary>An expression that reads the value at <c>reader</c>.</summary>
    /// <param name="name">What the methods of <see cref="CollectionEmitter"/> for it are named after.</param>
    public static string Read(WireShape shape, string name, string place)
    {
        if (shape is { Kind: ShapeKind.Optional, Item: { } item })
        {
            return $"new {TypeOf(shape, place)}({Read(item with { IsNullable = true }, name, place)})";
        }

        string present = shape.Kind switch
        {
            ShapeKind.Element => "JsonElement.ParseValue(ref reader)",
            ShapeKind.Form or ShapeKind.HandWritten => $"{shape.Form!.In(place)}.Read(ref reader)",
            ShapeKind.List when IsStrings(shape) => "WireReader.Strings(ref reader)",
            ShapeKind.List or ShapeKind.Map => $"Read{name}(ref reader)",
            _ => $"WireReader.{Method(shape)}(ref reader)",
        };
        return shape.IsNullable ? $"WireReader.IsNull(ref reader) ? null : {present}" : present;
    }

    /// <summary>A statement that writes a member with its name.</summary>
    public static void WriteMember(CodeWriter code, string wireName, string name, string value, WireShape shape, string place)
    {
        string key = Literals.Utf8(wireName);
        switch (shape.Kind)
        {
            case ShapeKind.String:
                code.Line($"writer.WriteString({key}, {value});");
                break;
            case ShapeKind.Boolean when !shape.IsNullable:
                code.Line($"writer.WriteBoolean({key}, {value});");
                break;
            case ShapeKind.Integer or ShapeKind.Float when !shape.IsNullable:
                code.Line($"writer.WriteNumber({key}, {value});");
                break;
            default:
                code.Line($"writer.WritePropertyName({key});").Line(Write(shape, name, value, place));
                break;
        }
    }

    /// <summary>A statement that writes a value.</summary>
    public static string Write(WireShape shape, string name, string value, string place) => shape.Kind switch
    {
        ShapeKind.String => $"writer.WriteStringValue({value});",
        ShapeKind.HandWritten when shape.IsNullable =>
            $"if ({value} is {{ }} present{name}) {shape.Form!.In(place)}.Write(writer, present{name}); else writer.WriteNullValue();",
        ShapeKind.Form or ShapeKind.HandWritten => $"{shape.Form!.In(place)}.Write(writer, {value});",
        ShapeKind.List when IsStrings(shape) => $"WireWriter.Strings(writer, {value});",
        ShapeKind.List or ShapeKind.Map => $"Write{name}(writer, {value});",
        ShapeKind.Integer => $"WireWriter.Number(writer, {value});",
        _ => $"WireWriter.{Method(shape)}(writer, {value});",
    };

    /// <summary>Lists of strings are too many to have a method each.</summary>
    public static bool IsStrings(WireShape shape) => shape is { Kind: ShapeKind.List, Item: { Kind: ShapeKind.String, IsNullable: false } };

    private static string Method(WireShape shape) => shape.Kind switch
    {
        ShapeKind.String => "String",
        ShapeKind.Boolean => "Boolean",
        ShapeKind.Float => "Double",
        ShapeKind.Element => "Element",
        ShapeKind.Integer => shape.Type.Name switch
        {
            "ushort" => "UInt16",
            "int" => "Int32",
            "uint" => "UInt32",
            "long" => "Int64",
            "ulong" => "UInt64",
            _ => throw new ArgumentException($"{shape.Type} is not an integer of the wire", nameof(shape)),
        },
        _ => throw new ArgumentException($"{shape.Kind} is not a simple shape", nameof(shape)),
    };
}
