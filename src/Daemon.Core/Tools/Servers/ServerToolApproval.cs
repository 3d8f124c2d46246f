using System.Buffers;
using System.Text.Json;
using Daemon.Core.History;
using Daemon.Core.Mcp;
using Daemon.Core.Turns;
using Daemon.Mcp.Connections;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tools.Servers;

/// <summary>Asks the user whether a server's tool may be called, and keeps the answer for as long as the user says.</summary>
internal sealed class ServerToolApproval(TurnContext context)
{
    private static readonly ReadOnlyMemory<byte> EmptyForm = """{"type":"object","properties":{}}"""u8.ToArray();

    /// <summary>Null when the tool may be called; else why not.</summary>
    public async Task<string?> AskAsync(CallableTool callable, ReadOnlyMemory<byte>? arguments, CancellationToken cancelled)
    {
        var question = new Elicitation(
            "form",
            $"Allow the {callable.Server.Name} MCP server to run tool \"{callable.Tool.Name}\"?",
            EmptyForm,
            null,
            null,
            Meta(callable, arguments));
        var answer = await Elicitations.AskUserAsync(ElicitationScope.OfTurn(context, callable.Server.Name), context.Requests, question, cancelled);
        switch (answer.Action)
        {
            case "accept":
                await KeepAsync(callable, answer, cancelled);
                return null;
            case "cancel":
                return "user cancelled MCP tool call";
            default:
                return "user rejected MCP tool call";
        }
    }

    private async Task KeepAsync(CallableTool callable, Op.ElicitationAnswer answer, CancellationToken cancelled)
    {
        if (!ServerToolJudge.MayPersist(callable) || answer.Meta is not { } meta)
        {
            return;
        }

        using var document = JsonDocument.Parse(meta);
        var duration = document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("persist", out var persist)
            && persist.ValueKind == JsonValueKind.String ? persist.GetString() : null;
        if (duration is not ("session" or "always"))
        {
            return;
        }

        context.Approvals.AddTool(callable.Server.Name, callable.Tool.Name);
        if (duration == "always" && context.Ports.Mcp is { } ports
            && await ports.KeepApproval(callable.Server.Name, callable.Tool.Name, cancelled) is { } problem)
        {
            context.Tell(new EventMsg.Warning($"the approval counts for this session only; it could not be kept: {problem}"));
        }
    }

    private static ReadOnlyMemory<byte> Meta(CallableTool callable, ReadOnlyMemory<byte>? arguments)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, ResponseItems.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("codex_approval_kind"u8, "mcp_tool_call"u8);
            if (ServerToolJudge.MayPersist(callable))
            {
                writer.WriteStartArray("persist"u8);
                writer.WriteStringValue("session"u8);
                writer.WriteStringValue("always"u8);
                writer.WriteEndArray();
            }

            writer.WriteString("tool_name"u8, callable.Tool.Name);
            if (callable.Tool.Annotations is { } annotations)
            {
                writer.WritePropertyName("tool_annotations"u8);
                writer.WriteRawValue(annotations.Span, skipInputValidation: true);
            }

            if (callable.Tool.Title is { } title)
            {
                writer.WriteString("tool_title"u8, title);
            }

            if (callable.Tool.Description is { } description)
            {
                writer.WriteString("tool_description"u8, description);
            }

            WriteParameters(writer, arguments);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteParameters(Utf8JsonWriter writer, ReadOnlyMemory<byte>? arguments)
    {
        if (arguments is not { } raw)
        {
            return;
        }

        writer.WritePropertyName("tool_params"u8);
        writer.WriteRawValue(raw.Span, skipInputValidation: true);
        using var document = JsonDocument.Parse(raw);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        writer.WriteStartArray("tool_params_display"u8);
        foreach (var parameter in document.RootElement.EnumerateObject().OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, parameter.Name);
            writer.WritePropertyName("value"u8);
            parameter.Value.WriteTo(writer);
            writer.WriteString("display_name"u8, parameter.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
