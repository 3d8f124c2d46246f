using Daemon.Protocol.Generator.Model;

namespace Daemon.Protocol.Generator.Emission;

/// <summary>The tag is written first, and found wherever it stands.</summary>
internal static class UnionEmitter
{
    public static void Emit(CodeWriter code, WireUnion union)
    {
        string place = union.Type.Namespace;
        code.Open($"internal static void Write(Utf8JsonWriter writer, {union.Type.Name}? value)")
            .Open("switch (value)");
        foreach (WireCase item in union.Cases)
        {
            code.Line($"case {item.Type.In(place)} variant:")
                .Line("    writer.WriteStartObject();")
                .Line($"    writer.WriteString({Literals.Utf8(union.Tag)}, {Literals.Utf8(item.Name)});")
                .Line($"    {item.Form.In(place)}.WriteMembers(writer, variant);")
                .Line("    writer.WriteEndObject();")
                .Line("    break;");
        }

        code.Line("case null:")
            .Line("    writer.WriteNullValue();")
            .Line("    break;")
            .Line("default:")
            .Line("    throw WireError.NoForm(value.GetType().Name);")
            .Close()
            .Close()
            .Line()
            .Open($"internal static {union.Type.Name} Read(ref Utf8JsonReader reader)")
            .Line($"string tag = WireReader.StartUnion(ref reader, {Literals.Utf8(union.Tag)}, {Literals.Text(union.Label)});")
            .Open("return tag switch");
        foreach (WireCase item in union.Cases)
        {
            code.Line($"{Literals.Text(item.Name)} => {item.Form.In(place)}.ReadMembers(ref reader),");
        }

        code.Line($"_ => throw WireError.UnknownVariant(tag, [{Literals.List(union.Cases.Select(item => item.Name))}]),")
            .Close(";")
            .Close();
    }
}
