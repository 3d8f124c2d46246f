using Daemon.Protocol.Generator.Model;

namespace Daemon.Protocol.Generator.Emission;

/// <summary>Enums are written as their values' names, and only exact names are read.</summary>
internal static class EnumEmitter
{
    public static void Emit(CodeWriter code, WireEnum definition)
    {
        string type = definition.Type.Name;
        code.Open($"internal static void Write(Utf8JsonWriter writer, {type}? value)")
            .Open("switch (value)");
        foreach (WireName name in definition.Names)
        {
            code.Line($"case {type}.{name.Value}: writer.WriteStringValue({Literals.Utf8(name.Name)}); break;");
        }

        code.Line("case null: writer.WriteNullValue(); break;")
            .Line($"default: throw WireError.NoForm(nameof({type}));")
            .Close()
            .Close()
            .Line()
            .Open($"internal static {type} Read(ref Utf8JsonReader reader)")
            .Line("WireReader.ExpectVariant(ref reader);");
        foreach (WireName name in definition.Names)
        {
            code.Line($"if (reader.ValueTextEquals({Literals.Utf8(name.Name)})) return {type}.{name.Value};");
        }

        code.Line($"throw WireError.UnknownVariant(reader.GetString(), [{Literals.List(definition.Names.Select(name => name.Name))}]);")
            .Close();
    }
}
