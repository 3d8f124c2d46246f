using Daemon.Protocol.Generator.Model;
using Daemon.Protocol.Generator.Reading;

namespace Daemon.Protocol.Generator.Emission;

/// <summary>The host's part with a property for each root.</summary>
internal static class RootFile
{
    public static string Of(TypeName host, IEnumerable<WireRoot> roots)
    {
        CodeWriter code = FormFile.Begin(host.Namespace).Open($"partial class {host.Name}");
        bool first = true;
        foreach (WireRoot root in roots)
        {
            if (!first)
            {
                code.Line();
            }

            Emit(code, root, host.Namespace);
            first = false;
        }

        return code.Close().ToString();
    }

    // A singleton in a class of its own: roots that nobody asks for cost nothing.
    private static void Emit(CodeWriter code, WireRoot root, string place)
    {
        string type = ValueEmitter.TypeOf(root.Shape, place);
        string wireType = $"global::{KnownNames.WireTypeNamespace}.WireType<{type}>";
        code.Line($"/// <summary>The JSON form of {root.Name}.</summary>")
            .Line($"public static {wireType} {root.Name} => {root.Name}Root.Instance;")
            .Line()
            .Open($"private sealed class {root.Name}Root : {wireType}")
            .Line($"internal static readonly {root.Name}Root Instance = new();")
            .Line()
            .Line($"public override void Write(Utf8JsonWriter writer, {type} value) => {ValueEmitter.Write(root.Shape, "Value", "value", place).TrimEnd(';')};")
            .Line()
            .Line($"public override {type} Read(ref Utf8JsonReader reader) => {ValueEmitter.Read(root.Shape, "Value", place)};");
        CollectionEmitter.Emit(code, "Value", root.Shape, place);
        code.Close();
    }
}
