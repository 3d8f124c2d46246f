using System.Buffers;
using System.Text.Json;
using Daemon.Core.History;
using Daemon.Protocol.Hooks;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Hooks;

/// <summary>Where hooks run: the thread and the turn that their input tells of.</summary>
/// <param name="TurnId">Null outside of a turn.</param>
/// <param name="TranscriptPath">The thread's file; null when it has none.</param>
internal sealed record HookScene(
    string ThreadId, string? TurnId, string SubmissionId, string? TranscriptPath, SessionSettings Settings)
{
    /// <summary>The input of a hook: what all events tell, then what <paramref name="details"/> writes.</summary>
    public ReadOnlyMemory<byte> Input(HookEvent value, Action<Utf8JsonWriter> details)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ResponseItems.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("session_id"u8, ThreadId);
            if (TurnId is not null && value is not (HookEvent.SessionStart or HookEvent.SessionEnd))
            {
                writer.WriteString("turn_id"u8, TurnId);
            }

            writer.WriteString("transcript_path"u8, TranscriptPath);
            writer.WriteString("cwd"u8, Settings.Cwd);
            writer.WriteString("hook_event_name"u8, HookEventNames.Of(value).Pascal);
            if (value != HookEvent.SessionEnd)
            {
                writer.WriteString("model"u8, Settings.Model);
            }

            if (TellsPermissions(value))
            {
                writer.WriteString("permission_mode"u8, Settings.ApprovalPolicy is ApprovalPolicy.Never ? "bypassPermissions" : "default");
            }

            details(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static bool TellsPermissions(HookEvent value) => value is not (HookEvent.SessionEnd or HookEvent.PreCompact
        or HookEvent.PostCompact or HookEvent.PreModelRequest or HookEvent.PostModelRequest);
}
