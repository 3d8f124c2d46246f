using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Daemon.Protocol.Items;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Protocol.V2.Common;

namespace Daemon.AppServer.Submissions;

/// <summary>Writes the events of the SQ/EQ protocol: <c>{"id": ..., "msg": {"type": ..., ...}}</c>. Pure.</summary>
internal static class SubmissionEvents
{
    // These bytes never land in HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static RawJson Error(string id, string message) => Write(id, "error", json => json.WriteString("message", message));

    public static RawJson TaskStarted(string id) => Write(id, "task_started");

    public static RawJson TaskComplete(string id) => Write(id, "task_complete");

    public static RawJson AgentMessage(string id, string message) => Write(id, "agent_message", json => json.WriteString("message", message));

    public static RawJson Background(string id, string message) => Write(id, "background_event", json => json.WriteString("message", message));

    public static RawJson SessionConfigured(string id, string model) => Write(id, "session_configured", json => json.WriteString("model", model));

    public static RawJson ExecBegin(string id, TurnItem.CommandExecution item) => Write(id, "exec_command_begin", json =>
    {
        json.WriteString("call_id", item.Id);
        WriteCommand(json, item.Command, item.Cwd);
    });

    /// <param name="item">Ended. A terminal's one stream counts as standard output.</param>
    public static RawJson ExecEnd(string id, TurnItem.CommandExecution item) => Write(id, "exec_command_end", json =>
    {
        json.WriteString("call_id", item.Id);
        json.WriteString("stdout", item.Stdout ?? item.AggregatedOutput ?? "");
        json.WriteString("stderr", item.Stderr ?? "");
        json.WriteNumber("exit_code", item.ExitCode ?? -1);
    });

    public static RawJson ExecApproval(string id, EventMsg.ExecApprovalRequest request) => Write(id, "exec_approval_request", json =>
    {
        WriteCommand(json, request.Command, request.Cwd);
        WriteOptional(json, "reason", request.Reason);
    });

    public static RawJson PatchApproval(string id, EventMsg.ApplyPatchApprovalRequest request) => Write(id, "apply_patch_approval_request", json =>
    {
        WriteChanges(json, request.Changes);
        WriteOptional(json, "reason", request.Reason);
        WriteOptional(json, "grant_root", request.GrantRoot);
    });

    public static RawJson PatchBegin(string id, TurnItem.FileChange item) => Write(id, "patch_apply_begin", json =>
    {
        json.WriteString("call_id", item.Id);
        json.WriteBoolean("auto_approved", item.AutoApproved);
        WriteChanges(json, item.Changes);
    });

    public static RawJson PatchEnd(string id, TurnItem.FileChange item) => Write(id, "patch_apply_end", json =>
    {
        json.WriteString("call_id", item.Id);
        json.WriteString("stdout", item.Stdout ?? "");
        json.WriteString("stderr", item.Stderr ?? "");
        json.WriteBoolean("success", item.Status == ItemStatus.Completed);
    });

    private static RawJson Write(string id, string type, Action<Utf8JsonWriter>? members = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteStartObject("msg");
            json.WriteString("type", type);
            members?.Invoke(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return new RawJson(buffer.WrittenMemory);
    }

    private static void WriteCommand(Utf8JsonWriter json, IReadOnlyList<string> command, string cwd)
    {
        json.WriteStartArray("command");
        foreach (var word in command)
        {
            json.WriteStringValue(word);
        }

        json.WriteEndArray();
        json.WriteString("cwd", cwd);
    }

    private static void WriteChanges(Utf8JsonWriter json, IReadOnlyDictionary<string, FileChangeKind> changes)
    {
        json.WriteStartObject("changes");
        foreach (var (path, change) in changes.OrderBy(change => change.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(path);
            WriteChange(json, change);
        }

        json.WriteEndObject();
    }

    /// <summary>Externally tagged; a deletion is its name alone.</summary>
    private static void WriteChange(Utf8JsonWriter json, FileChangeKind change)
    {
        switch (change)
        {
            case FileChangeKind.Add add:
                json.WriteStartObject();
                json.WriteStartObject("add");
                json.WriteString("content", add.Content);
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            case FileChangeKind.Update update:
                json.WriteStartObject();
                json.WriteStartObject("update");
                json.WriteString("unified_diff", update.UnifiedDiff);
                json.WriteString("move_path", update.MovePath);
                json.WriteEndObject();
                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue("delete");
                break;
        }
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
