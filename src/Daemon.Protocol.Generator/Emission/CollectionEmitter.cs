using Daemon.Protocol.Generator.Model;

namespace Daemon.Protocol.Generator.Emission;

/// <summary>
/// Methods for a member that is a list or a map. They are written out for each, because generic ones would cost an instantiation for
/// each type of element.
/// </summary>
internal static class CollectionEmitter
{
    /// <summary>Emits nothing for a shape that needs no method.</summary>
    public static void Emit(CodeWriter code, string name, WireShape shape, string place)
    {
        if (shape is { Kind: ShapeKind.Optional, Item: { } optional })
        {
            Emit(code, name, optional, place);
        }
        else if (shape is { Kind: ShapeKind.List or ShapeKind.Map, Item: { } item } && !ValueEmitter.IsStrings(shape))
        {
            string type = ValueEmitter.NonNullTypeOf(shape, place);
            if (shape.Kind is ShapeKind.List)
            {
                EmitList(code, name, type, item, place);
            }
            else
            {
                EmitMap(code, name, type, item, place);
            }

            Emit(code, name + "Item", item, place);
        }
    }

    private static void EmitList(CodeWriter code, string name, string type, WireShape item, string place)
    {
        string element = ValueEmitter.TypeOf(item, place);
        code.Line()
            .Open($"private static void Write{name}(Utf8JsonWriter writer, {type}? list)");
        EmitNullCheck(code, "list")
            .Line("writer.WriteStartArray();")
            .Open("for (int i = 0; i < list.Count; i++)")
            .Line(ValueEmitter.Write(item, name + "Item", "list[i]", place))
            .Close()
            .Line()
            .Line("writer.WriteEndArray();")
            .Close()
            .Line()
            .Open($"private static {element}[] Read{name}(ref Utf8JsonReader reader)")
            .Line("WireReader.StartArray(ref reader);")
            .Line($"var list = new {element}[4];")
            .Line("int count = 0;")
            .Open("while (WireReader.NextElement(ref reader))")
            .Open("if (count == list.Length)")
            .Line("Array.Resize(ref list, 2 * count);")
            .Close()
            .Line()
            .Line($"list[count++] = {ValueEmitter.Read(item, name + "Item", place)};")
            .Close()
            .Line()
            .Line("Array.Resize(ref list, count);")
            .Line("return list;")
            .Close();
    }

    private static void EmitMap(CodeWriter code, string name, string type, WireShape item, string place)
    {
        string element = ValueEmitter.TypeOf(item, place);
        code.Line()
            .Open($"private static void Write{name}(Utf8JsonWriter writer, {type}? map)");
        EmitNullCheck(code, "map")
            .Line("writer.WriteStartObject();")
            .Open($"foreach (KeyValuePair<string, {element}> entry in map)")
            .Line("writer.WritePropertyName(entry.Key);")
            .Line(ValueEmitter.Write(item, name + "Item", "entry.Value", place))
            .Close()
            .Line()
            .Line("writer.WriteEndObject();")
            .Close()
            .Line()
            .Open($"private static Dictionary<string, {element}> Read{name}(ref Utf8JsonReader reader)")
            .Line("WireReader.StartObject(ref reader, \"a map\");")
            .Line($"var map = new Dictionary<string, {element}>();")
            .Open("while (WireReader.NextKey(ref reader, out string key))")
            .Line($"map[key] = {ValueEmitter.Read(item, name + "Item", place)};")
            .Close()
            .Line()
            .Line("return map;")
            .Close();
    }

    private static CodeWriter EmitNullCheck(CodeWriter code, string variable) => code
        .Open($"if ({variable} is null)")
        .Line("writer.WriteNullValue();")
        .Line("return;")
        .Close()
        .Line();
}
