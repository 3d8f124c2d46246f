using System.Buffers;
using System.Text;
using System.Text.Json;
using Daemon.Core.Approvals;
using Daemon.Core.History;
using Daemon.Core.Hooks;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.Responses;

namespace Daemon.Core.AutoReview;

/// <summary>The exact action that a reviewer judges, as a JSON object.</summary>
internal static class ActionJson
{
    private static readonly JsonWriterOptions Indented = ResponseItems.WriterOptions with { Indented = true };

    public static string Command(TurnItem.CommandExecution item, CommandVerdict.Ask ask) => Write(writer =>
    {
        writer.WriteString("tool"u8, "exec_command"u8);
        WriteTexts(writer, "command", item.Command);
        writer.WriteString("cwd"u8, item.Cwd);
        writer.WriteString("sandbox_permissions"u8, ask switch
        {
            { Outside: true } => "require_escalated"u8,
            { Additional: not null } => "with_additional_permissions"u8,
            _ => "use_default"u8,
        });
        if (ask.Additional is { } additional)
        {
            WritePermissions(writer, additional);
        }

        writer.WriteString("justification"u8, ask.Reason);
    });

    /// <summary>Whether a call in a history is of those that can need permission.</summary>
    public static bool IsReviewable(ResponseItem item) =>
        item is { IsCall: true, CallId.Length: > 0, Name: { } name } && (item.Namespace is not null || name is "exec_command" or "apply_patch" or "request_permissions");

    /// <summary>A call as the model made it.</summary>
    public static string Call(ResponseItem call, string cwd) => Write(writer =>
    {
        writer.WriteString("tool"u8, call.Namespace is { } space ? $"{space}.{call.Name}" : call.Name);
        writer.WriteString("cwd"u8, cwd);
        using var document = JsonDocument.Parse(call.Json);
        foreach (var member in (string[])["arguments", "input"])
        {
            if (document.RootElement.TryGetProperty(member, out var value))
            {
                writer.WritePropertyName(member);
                value.WriteTo(writer);
            }
        }
    });

    public static string Patch(string cwd, HookedCall call) => Write(writer =>
    {
        writer.WriteString("tool"u8, "apply_patch"u8);
        writer.WriteString("cwd"u8, cwd);
        writer.WritePropertyName("input"u8);
        writer.WriteRawValue(call.Input.Span);
    });

    public static string Permissions(AdditionalPermissions wanted, string? reason) => Write(writer =>
    {
        writer.WriteString("tool"u8, "request_permissions"u8);
        writer.WriteString("reason"u8, reason);
        WritePermissions(writer, wanted);
    });

    private static void WritePermissions(Utf8JsonWriter writer, AdditionalPermissions wanted)
    {
        writer.WriteBoolean("network"u8, wanted.Network == true);
        WriteTexts(writer, "read", wanted.Read ?? []);
        WriteTexts(writer, "write", wanted.Write ?? []);
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static string Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
