using System.Text.Json;
using Daemon.Core.Turns;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Tools.Servers;

/// <summary>What a server learns of the turn in which its tool is called.</summary>
internal static class CallMeta
{
    /// <summary>Writes members of <c>_meta</c>.</summary>
    public static void Write(Utf8JsonWriter writer, TurnContext context, string callId)
    {
        writer.WriteString("callId"u8, callId);
        writer.WriteString("threadId"u8, context.ThreadId);
        writer.WriteString("sessionId"u8, context.ThreadId);
        writer.WriteStartObject("x-codex-turn-metadata"u8);
        writer.WriteString("session_id"u8, context.ThreadId);
        writer.WriteString("thread_id"u8, context.ThreadId);
        writer.WriteString("model"u8, context.Settings.Model);
        writer.WriteString("turn_id"u8, context.Turn.Id);
        writer.WriteNumber("turn_started_at_unix_ms"u8, context.Turn.StartedAtMs);
        writer.WriteString("sandbox_mode"u8, context.Settings.Permissions.Profile is PermissionProfile.Disabled ? "danger-full-access"u8 : "managed"u8);
        writer.WriteString("codex_version"u8, context.Ports.Identity.Version);
        writer.WriteEndObject();
    }
}
