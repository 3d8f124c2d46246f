using Daemon.Protocol.Generator.Model;

namespace Daemon.Protocol.Generator.Emission;

/// <summary>
/// Objects with known members. Reading keeps each member in a local variable until the end of the object: only then is it known which
/// required members are missing, and the object can be made in one expression.
/// </summary>
internal static class RecordEmitter
{
    public static void Emit(CodeWriter code, WireRecord record)
    {
        string type = record.Type.Name;
        code.Open($"internal static void Write(Utf8JsonWriter writer, {type}? value)")
            .Open("if (value is null)")
            .Line("writer.WriteNullValue();")
            .Line("return;")
            .Close()
            .Line()
            .Line("writer.WriteStartObject();")
            .Line("WriteMembers(writer, value);")
            .Line("writer.WriteEndObject();")
            .Close()
            .Line()
            .Open($"internal static void WriteMembers(Utf8JsonWriter writer, {type} value)");
        foreach (WireMember member in record.Members)
        {
            EmitWrite(code, member, record.Type.Namespace);
        }

        code.Close()
            .Line()
            .Open($"internal static {type} Read(ref Utf8JsonReader reader)")
            .Line($"WireReader.StartObject(ref reader, {Literals.Text("struct " + record.Label)});")
            .Line("return ReadMembers(ref reader);")
            .Close()
            .Line()
            .Open($"internal static {type} ReadMembers(ref Utf8JsonReader reader)");
        EmitRead(code, record);
        code.Close();
        foreach (WireMember member in record.Members)
        {
            CollectionEmitter.Emit(code, member.Property, member.Shape, record.Type.Namespace);
        }
    }

    private static void EmitWrite(CodeWriter code, WireMember member, string place)
    {
        string value = $"value.{member.Property}";
        string? condition = member switch
        {
            { Shape.Kind: ShapeKind.Optional } => $"{value}.IsPresent",
            { Omission: Omission.Never } => null,
            { Shape: { IsNullable: true } or { IsValueType: false } } => $"{value} is not null",
            { Omission: Omission.WhenDefault, Shape.Kind: ShapeKind.Boolean } => value,
            { Omission: Omission.WhenDefault } => $"{value} != default",
            _ => null,
        };
        if (condition is not null)
        {
            code.Open($"if ({condition})");
        }

        WireShape shape = member.Shape;
        if (shape is { Kind: ShapeKind.Optional, Item: { } item })
        {
            value += ".Value";
            shape = item with { IsNullable = true };
        }

        ValueEmitter.WriteMember(code, member.Name, member.Property, value, shape, place);
        if (condition is not null)
        {
            code.Close();
        }
    }

    private static void EmitRead(CodeWriter code, WireRecord record)
    {
        string place = record.Type.Namespace;
        var locals = record.Members.Select(member => new MemberLocal(member, place)).ToList();
        foreach (MemberLocal local in locals)
        {
            local.Declare(code);
        }

        code.Open("while (WireReader.NextMember(ref reader, out ReadOnlySpan<byte> memberName))");
        string keyword = "if";
        foreach (MemberLocal local in locals)
        {
            code.Open($"{keyword} (memberName.SequenceEqual({Literals.Utf8(local.Member.Name)}))");
            local.Assign(code);
            code.Close();
            keyword = "else if";
        }

        if (locals.Count > 0)
        {
            code.Open("else").Line("reader.Skip();").Close();
        }
        else
        {
            code.Line("reader.Skip();");
        }

        code.Close().Line();
        EmitResult(code, record.Type.Name, locals);
    }

    private static void EmitResult(CodeWriter code, string type, List<MemberLocal> locals)
    {
        List<MemberLocal> kept = [.. locals.Where(local => local.KeepsDefault)];
        string header = kept.Count == 0 ? $"return new {type}" : $"var result = new {type}";
        if (kept.Count == locals.Count)
        {
            code.Line(header + "();");
        }
        else
        {
            code.Open(header);
            foreach (MemberLocal local in locals.Where(local => !local.KeepsDefault))
            {
                code.Line($"{local.Member.Property} = {local.Result},");
            }

            code.Close(";");
        }

        foreach (MemberLocal local in kept)
        {
            code.Open($"if ({local.IsPresent})")
                .Line($"result = result with {{ {local.Member.Property} = {local.Value} }};")
                .Close();
        }

        if (kept.Count > 0)
        {
            code.Line().Line("return result;");
        }
    }
}
