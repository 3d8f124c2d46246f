using System.Buffers;
using System.Text;
using System.Text.Json;
using Daemon.Core.History;
using Daemon.Core.Turns;
using Daemon.ModelClient.Catalog;

namespace Daemon.Core.Tools;

/// <summary>The <c>tools</c> array of a request: what the model may call under a configuration. Descriptions are for the model.</summary>
internal static class ToolSpecs
{
    /// <summary>No tools at all.</summary>
    public static readonly ReadOnlyMemory<byte> None = "[]"u8.ToArray();

    private const string ExecCommandHead = """
        {"type":"function","name":"exec_command","description":"Runs a shell command and returns its output, or a session ID when it is still running after the yield time.","strict":false,"parameters":{"type":"object","properties":{"cmd":{"type":"string","description":"The shell command."},"workdir":{"type":"string","description":"Working directory; the turn's own by default."},"shell":{"type":"string","description":"Shell to run it with; the user's by default."},"login":{"type":"boolean","description":"Whether the shell is a login shell (default true)."},"tty":{"type":"boolean","description":"Whether to give it a terminal, which keeps its input open (default false)."},"yield_time_ms":{"type":"number","description":"How long to wait for it, in milliseconds (default 10000, 250 to 30000)."},"max_output_tokens":{"type":"number","description":"How much output to return; the middle of a longer one is left out."},"sandbox_permissions":{"type":"string","enum":["use_default","require_escalated"
        """;

    private const string ExecCommandMiddle = """
        ],"description":"require_escalated asks to run it outside of the sandbox."},
        """;

    private const string ExecCommandTail = """
        "justification":{"type":"string","description":"With require_escalated: one sentence for the user on why it is needed."},"prefix_rule":{"type":"array","items":{"type":"string"},"description":"With require_escalated: a command prefix that the user may allow for good."}},"required":["cmd"],"additionalProperties":false}}
        """;

    private const string Permissions = """
        {"type":"object","properties":{"network":{"type":"object","properties":{"enabled":{"type":"boolean"}},"additionalProperties":false},"file_system":{"type":"object","properties":{"read":{"type":"array","items":{"type":"string"},"description":"Paths to read."},"write":{"type":"array","items":{"type":"string"},"description":"Paths to read and write."}},"additionalProperties":false}},"additionalProperties":false}
        """;

    private const string RequestPermissionsHead = """
        {"type":"function","name":"request_permissions","description":"Asks the user for more than the sandbox allows, for the commands and patches that follow. Ask for no more than is needed.","strict":false,"parameters":{"type":"object","properties":{"permissions":
        """;

    private const string RequestPermissionsTail = """
        ,"reason":{"type":"string","description":"One sentence for the user on why it is needed."},"environment_id":{"type":"string"}},"required":["permissions"],"additionalProperties":false}}
        """;

    private const string WriteStdin = """
        {"type":"function","name":"write_stdin","description":"Writes to a running exec session and returns what it has printed since.","strict":false,"parameters":{"type":"object","properties":{"session_id":{"type":"number","description":"The session ID that exec_command returned."},"chars":{"type":"string","description":"What to write; empty only polls."},"yield_time_ms":{"type":"number","description":"How long to wait for output, in milliseconds."},"max_output_tokens":{"type":"number","description":"How much output to return."}},"required":["session_id"],"additionalProperties":false}}
        """;

    private const string GetGoal = """
        {"type":"function","name":"get_goal","description":"Shows this thread's goal: how it stands, its budget and what it has used.","strict":false,"parameters":{"type":"object","properties":{},"required":[],"additionalProperties":false}}
        """;

    private const string CreateGoal = """
        {"type":"function","name":"create_goal","description":"Sets a goal that is worked on over several turns. Only when the user or the instructions ask for a goal: an ordinary task is none. Fails while another goal is unfinished.","strict":false,"parameters":{"type":"object","properties":{"objective":{"type":"string","description":"What is to be true in the end."},"token_budget":{"type":"integer","description":"Tokens that it may use, at least 1; only when a budget was asked for."}},"required":["objective"],"additionalProperties":false}}
        """;

    private const string UpdateGoal = """
        {"type":"function","name":"update_goal","description":"Says how the goal stands. complete: everything asked for is done and checked. blocked: the same obstacle has stopped three turns in a row and only the user can remove it. paused: the user asked to pause it.","strict":false,"parameters":{"type":"object","properties":{"status":{"type":"string","enum":["complete","blocked","paused"]}},"required":["status"],"additionalProperties":false}}
        """;

    private const string UpdatePlan = """
        {"type":"function","name":"update_plan","description":"Shows the user the plan of the task: short steps, at most one of them in progress.","strict":false,"parameters":{"type":"object","properties":{"explanation":{"type":"string"},"plan":{"type":"array","items":{"type":"object","properties":{"step":{"type":"string"},"status":{"type":"string","enum":["pending","in_progress","completed"]}},"required":["step","status"],"additionalProperties":false}}},"required":["plan"],"additionalProperties":false}}
        """;

    private const string RequestUserInput = """
        {"type":"function","name":"request_user_input","description":"Asks the user one to three short questions and waits for the answers. Works in Plan mode only.","strict":false,"parameters":{"type":"object","properties":{"questions":{"type":"array","items":{"type":"object","properties":{"id":{"type":"string"},"header":{"type":"string"},"question":{"type":"string"},"options":{"type":"array","items":{"type":"object","properties":{"label":{"type":"string"},"description":{"type":"string"}},"required":["label","description"],"additionalProperties":false}}},"required":["id","header","question","options"],"additionalProperties":false}}},"required":["questions"],"additionalProperties":false}}
        """;

    private const string ViewImage = """
        {"type":"function","name":"view_image","description":"Attaches an image file so that you can see it.","strict":false,"parameters":{"type":"object","properties":{"path":{"type":"string","description":"Path of the image file."}},"required":["path"],"additionalProperties":false}}
        """;

    private const string ListResources = """
        {"type":"function","name":"list_mcp_resources","description":"Lists what the tool servers offer to read: files, schemas, other data. Prefer it to a search of the web.","strict":false,"parameters":{"type":"object","properties":{"server":{"type":"string","description":"Name of one server; all servers by default."},"cursor":{"type":"string","description":"With a server: the nextCursor of its last page."}},"additionalProperties":false}}
        """;

    private const string ListResourceTemplates = """
        {"type":"function","name":"list_mcp_resource_templates","description":"Lists the patterns of addresses under which the tool servers offer more to read.","strict":false,"parameters":{"type":"object","properties":{"server":{"type":"string","description":"Name of one server; all servers by default."},"cursor":{"type":"string","description":"With a server: the nextCursor of its last page."}},"additionalProperties":false}}
        """;

    private const string ReadResource = """
        {"type":"function","name":"read_mcp_resource","description":"Reads one resource of a tool server.","strict":false,"parameters":{"type":"object","properties":{"server":{"type":"string","description":"Name of the server, as list_mcp_resources gives it."},"uri":{"type":"string","description":"Address of the resource, as list_mcp_resources gives it."}},"required":["server","uri"],"additionalProperties":false}}
        """;

    /// <summary>The patch language as its grammar (Lark syntax).</summary>
    private const string PatchGrammar = """
        start: begin hunk+ end
        begin: "*** Begin Patch" LF
        end: "*** End Patch" LF?
        hunk: add | delete | update
        add: "*** Add File: " path LF added+
        delete: "*** Delete File: " path LF
        update: "*** Update File: " path LF move? change?
        move: "*** Move to: " path LF
        path: /(.+)/
        added: "+" /(.*)/ LF
        change: (context | line)+ eof?
        context: ("@@" | "@@ " /(.+)/) LF
        line: ("+" | "-" | " ") /(.*)/ LF
        eof: "*** End of File" LF
        %import common.LF
        """;

    public static ReadOnlyMemory<byte> For(TurnContext context)
    {
        var config = context.Config;
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, ResponseItems.WriterOptions))
        {
            writer.WriteStartArray();
            foreach (var spec in Functions(context))
            {
                writer.WriteRawValue(spec, skipInputValidation: true);
            }

            foreach (var spec in context.McpTools.Specs)
            {
                writer.WriteRawValue(spec.Span, skipInputValidation: true);
            }

            foreach (var spec in context.DynamicTools.Specs)
            {
                writer.WriteRawValue(spec.Span, skipInputValidation: true);
            }

            WriteWebSearch(writer, context.IsReview ? "disabled" : config.WebSearch ?? "cached");
            writer.WriteEndArray();
        }

        return buffer.WrittenMemory;
    }

    private static IEnumerable<string> Functions(TurnContext context)
    {
        var (model, config) = (context.Model, context.Config);
        var looksOnly = context.Subagent is not null;
        if (config.Features.IsEnabled("shell_tool"))
        {
            yield return ExecCommand(config.Features.IsEnabled("exec_permission_approvals"));
            yield return WriteStdin;
        }

        if (context.McpTools.OffersResources)
        {
            yield return ListResources;
            yield return ListResourceTemplates;
            yield return ReadResource;
        }

        if (config.UpdatePlanTool)
        {
            yield return UpdatePlan;
        }

        if (!looksOnly)
        {
            yield return RequestUserInput;
            if (config.Features.IsEnabled("request_permissions_tool"))
            {
                yield return RequestPermissionsHead + Permissions + RequestPermissionsTail;
            }
        }

        if (model.ApplyPatchFreeform && !looksOnly)
        {
            yield return ApplyPatch();
        }

        if (model.InputModalities.Contains(InputModality.Image) && config.Features.IsEnabled("view_image"))
        {
            yield return ViewImage;
        }

        if (context.Agents is not null)
        {
            yield return Agents.AgentToolSpecs.Namespace;
        }

        if (context.Goal is not null)
        {
            yield return GetGoal;
            yield return CreateGoal;
            yield return UpdateGoal;
        }
    }

    private static string ExecCommand(bool additional) =>
        ExecCommandHead + (additional ? ",\"with_additional_permissions\"" : "")
        + ExecCommandMiddle + (additional ? $"\"additional_permissions\":{Permissions}," : "") + ExecCommandTail;

    private static string ApplyPatch()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, ResponseItems.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "custom"u8);
            writer.WriteString("name"u8, "apply_patch"u8);
            writer.WriteString("description"u8, "Changes files by a patch. The input is the patch itself, not JSON."u8);
            writer.WriteStartObject("format"u8);
            writer.WriteString("type"u8, "grammar"u8);
            writer.WriteString("syntax"u8, "lark"u8);
            writer.WriteString("definition"u8, PatchGrammar);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteWebSearch(Utf8JsonWriter writer, string mode)
    {
        if (mode == "disabled")
        {
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("type"u8, "web_search"u8);
        writer.WriteBoolean("external_web_access"u8, mode == "live");
        writer.WriteStartArray("search_content_types"u8);
        writer.WriteStringValue("text"u8);
        writer.WriteStringValue("image"u8);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
