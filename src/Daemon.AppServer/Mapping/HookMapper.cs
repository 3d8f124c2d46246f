using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Daemon.Config.Hooks;
using Daemon.Protocol.Hooks;
using Daemon.Protocol.V2.Common;

namespace Daemon.AppServer.Mapping;

/// <summary>Hooks and their runs in the form of the wire.</summary>
internal static class HookMapper
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The parameters of <c>hook/started</c> and <c>hook/completed</c>.</summary>
    public static RawJson Notification(string threadId, string? turnId, HookRun run) => Write(writer =>
    {
        writer.WriteString("threadId"u8, threadId);
        writer.WriteString("turnId"u8, turnId);
        writer.WriteStartObject("run"u8);
        writer.WriteString("id"u8, run.Id);
        writer.WriteString("eventName"u8, HookEventNames.Of(run.Event).Camel);
        writer.WriteString("handlerType"u8, "command"u8);
        writer.WriteString("executionMode"u8, "sync"u8);
        writer.WriteString("scope"u8, run.IsOfThread ? "thread"u8 : "turn"u8);
        writer.WriteString("sourcePath"u8, run.SourcePath);
        writer.WriteString("source"u8, run.Source);
        writer.WriteNumber("displayOrder"u8, run.DisplayOrder);
        writer.WriteString("status"u8, Status(run.Status));
        writer.WriteString("statusMessage"u8, run.StatusMessage);
        writer.WriteNumber("startedAt"u8, run.StartedAt);
        WriteNumber(writer, "completedAt", run.CompletedAt);
        WriteNumber(writer, "durationMs", run.DurationMs);
        writer.WriteStartArray("entries"u8);
        foreach (var entry in run.Entries)
        {
            writer.WriteStartObject();
            writer.WriteString("kind"u8, Kind(entry.Kind));
            writer.WriteString("text"u8, entry.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    /// <summary>An entry of <c>hooks/list</c>.</summary>
    public static RawJson Metadata(HookDefinition hook) => Write(writer =>
    {
        writer.WriteString("key"u8, hook.Key);
        writer.WriteString("eventName"u8, HookEventNames.Of(hook.Event).Camel);
        if (hook.Kind == HookHandlerKind.Command)
        {
            writer.WriteString("handlerType"u8, "command"u8);
            writer.WriteString("command"u8, hook.Command);
            writer.WriteBoolean("async"u8, hook.IsAsync);
        }
        else
        {
            writer.WriteString("handlerType"u8, "mcpTool"u8);
            writer.WriteString("server"u8, hook.Server);
            writer.WriteString("tool"u8, hook.Tool);
        }

        writer.WriteString("matcher"u8, hook.Matcher);
        writer.WriteNumber("timeoutSec"u8, (long)hook.Timeout.TotalSeconds);
        writer.WriteString("statusMessage"u8, hook.StatusMessage);
        WriteNumber(writer, "additionalContextLimit", hook.ContextLimit);
        writer.WriteString("sourcePath"u8, hook.SourcePath);
        writer.WriteString("source"u8, hook.Source);
        writer.WriteString("pluginId"u8, hook.PluginId);
        writer.WriteNull("environmentId"u8);
        writer.WriteNumber("displayOrder"u8, hook.DisplayOrder);
        writer.WriteBoolean("enabled"u8, hook.IsEnabled);
        writer.WriteBoolean("isManaged"u8, hook.Trust == HookTrust.Managed);
        writer.WriteString("currentHash"u8, hook.Hash);
        writer.WriteString("trustStatus"u8, Trust(hook.Trust));
    });

    private static ReadOnlySpan<byte> Status(HookRunStatus status) => status switch
    {
        HookRunStatus.Running => "running"u8,
        HookRunStatus.Completed => "completed"u8,
        HookRunStatus.Blocked => "blocked"u8,
        HookRunStatus.Stopped => "stopped"u8,
        _ => "failed"u8,
    };

    private static ReadOnlySpan<byte> Kind(HookEntryKind kind) => kind switch
    {
        HookEntryKind.Warning => "warning"u8,
        HookEntryKind.Stop => "stop"u8,
        HookEntryKind.Feedback => "feedback"u8,
        HookEntryKind.Context => "context"u8,
        _ => "error"u8,
    };

    private static ReadOnlySpan<byte> Trust(HookTrust trust) => trust switch
    {
        HookTrust.Trusted => "trusted"u8,
        HookTrust.Modified => "modified"u8,
        HookTrust.Managed => "managed"u8,
        _ => "untrusted"u8,
    };

    private static void WriteNumber(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static RawJson Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        return new RawJson(buffer.WrittenMemory);
    }
}
