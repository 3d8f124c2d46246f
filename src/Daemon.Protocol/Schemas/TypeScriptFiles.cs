using System.Text;
using System.Text.Json;

namespace Daemon.Protocol.Schemas;

/// <summary>The files of <c>app-server generate-ts</c>: a module for each type, and an index in each folder.</summary>
public static class TypeScriptFiles
{
    /// <summary>The first line of each file.</summary>
    private const string Header = "// Generated from the daemon's own types by `codex app-server generate-ts`: changes here are lost.\n";

    private const string AnyJson = "JsonValue";

    /// <summary>All files.</summary>
    public static IReadOnlyList<ProtocolFile> Of(ProtocolDescription protocol)
    {
        var modules = new SortedDictionary<string, TypeScriptModule>(StringComparer.Ordinal);
        TypeScriptModule Begin(string name) => modules[name] = new TypeScriptModule(protocol, name, SentByClients(protocol));
        foreach (string name in SchemaReach.Of(protocol, TypesOfMethods(protocol)))
        {
            Begin(name).WriteType(protocol.Definitions[name]);
        }

        foreach (MethodSchema method in protocol.Methods)
        {
            foreach (NamedSchema? type in (ReadOnlySpan<NamedSchema?>)[method.Parameters, method.Result])
            {
                if (type is not null && !modules.ContainsKey(type.Name))
                {
                    Begin(type.Name).WriteType(protocol.Resolve(type.Schema));
                }
            }
        }

        Begin("RequestId").WriteType(protocol.Definitions["RequestId"]);
        Begin("ClientRequest").WriteMethods(MethodSide.ClientRequest, "A request from a client to the daemon.");
        Begin("ClientNotification").WriteMethods(MethodSide.ClientNotification, "A notification from a client to the daemon.");
        Begin("ServerRequest").WriteMethods(MethodSide.ServerRequest, "A request from the daemon to a client, which must answer it.");
        Begin("ServerNotification").WriteMethods(MethodSide.ServerNotification, "A notification from the daemon to its clients.");
        Begin("ServerNotificationEnvelope").WriteEnvelope();
        return Files(modules);
    }

    private static List<ProtocolFile> Files(SortedDictionary<string, TypeScriptModule> modules)
    {
        var files = new List<ProtocolFile>
        {
            File(
                $"serde_json/{AnyJson}.ts",
                $"/** Any JSON. */\nexport type {AnyJson} = number | string | boolean | Array<{AnyJson}> | {{ [key in string]?: {AnyJson} }} | null;\n"),
        };
        var outer = new StringBuilder();
        var inner = new StringBuilder();
        foreach (TypeScriptModule module in modules.Values)
        {
            files.Add(File(TypeScriptLayout.FolderOf(module.Name) + module.Name + ".ts", module.ToString()));
            (TypeScriptLayout.IsTopLevel(module.Name) ? outer : inner).Append($"export type {{ {module.Name} }} from \"./{module.Name}\";\n");
        }

        files.Add(File("index.ts", outer.Append("export * as v2 from \"./v2\";\n").ToString()));
        files.Add(File("v2/index.ts", inner.ToString()));
        return files;
    }

    private static ProtocolFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(Header + "\n" + text));

    private static IEnumerable<JsonElement> TypesOfMethods(ProtocolDescription protocol)
    {
        foreach (MethodSchema method in protocol.Methods)
        {
            if (method.Parameters is { } parameters)
            {
                yield return parameters.Schema;
            }

            // An alias of a type that nobody else names stands for it.
            if (method.Result is { } result && ProtocolDescription.ReferenceIn(result.Schema) == result.Name)
            {
                yield return result.Schema;
            }
        }
    }

    /// <summary>In what clients send, a member that is not required may be left out.</summary>
    private static SortedSet<string> SentByClients(ProtocolDescription protocol)
    {
        var sent = new List<JsonElement>();
        foreach (MethodSchema method in protocol.Methods)
        {
            NamedSchema? type = method.Side is MethodSide.ServerRequest ? method.Result : method.Side is MethodSide.ClientRequest ? method.Parameters : null;
            if (type is not null)
            {
                sent.Add(type.Schema);
            }
        }

        return SchemaReach.Of(protocol, sent);
    }
}
