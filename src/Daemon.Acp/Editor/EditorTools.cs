using System.Text;
using Daemon.Protocol.Acp.Handshake;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Tools;

namespace Daemon.Acp.Editor;

/// <summary>What the editor can do for the model, offered as tools: its buffers with unsaved changes, and its terminals.</summary>
internal static class EditorTools
{
    public const string Namespace = "editor";
    public const string ReadTextFile = "read_text_file";
    public const string WriteTextFile = "write_text_file";
    public const string RunInTerminal = "run_in_terminal";

    /// <summary>Null for an editor that offers nothing.</summary>
    public static IReadOnlyList<DynamicToolSpec>? For(ClientCapabilities capabilities)
    {
        List<DynamicToolNamespaceTool> tools = [];
        if (capabilities.Fs.ReadTextFile)
        {
            tools.Add(Tool(
                ReadTextFile,
                "Reads a text file as the user's editor has it now, with changes that are not saved yet.",
                """{"path":{"type":"string","description":"Absolute path."},"line":{"type":"integer","minimum":1,"description":"First line."},"limit":{"type":"integer","minimum":1,"description":"Number of lines."}}""",
                """["path"]"""));
        }

        if (capabilities.Fs.WriteTextFile)
        {
            tools.Add(Tool(
                WriteTextFile,
                "Replaces the whole text of a file in the user's editor. For files with unsaved changes; use patches otherwise.",
                """{"path":{"type":"string","description":"Absolute path."},"content":{"type":"string"}}""",
                """["path","content"]"""));
        }

        if (capabilities.Terminal)
        {
            tools.Add(Tool(
                RunInTerminal,
                "Runs a program in a terminal of the user's editor, outside the sandbox, where the user watches. For programs that need the user's own environment.",
                """{"command":{"type":"string","description":"The program."},"args":{"type":"array","items":{"type":"string"}},"cwd":{"type":"string","description":"Absolute path."}}""",
                """["command"]"""));
        }

        return tools.Count == 0
            ? null
            : [new DynamicToolSpec.Namespace { Name = Namespace, Description = "The user's editor.", Tools = tools }];
    }

    private static DynamicToolNamespaceTool.Function Tool(string name, string description, string properties, string required) => new()
    {
        Name = name,
        Description = description,
        InputSchema = new RawJson(Encoding.UTF8.GetBytes(
            $$"""{"type":"object","properties":{{properties}},"required":{{required}},"additionalProperties":false}""")),
    };
}
