using System.Text;
using System.Text.Json;

namespace Daemon.ModelClient.Http;

/// <summary>The JSON string that tells the provider about the turn: <c>x-codex-turn-metadata</c>, header and body member.</summary>
internal static class TurnMetadata
{
    /// <summary>The agent that a thread's own turns run; there are no agents below it here.</summary>
    private const string RootAgent = "/root";

    /// <returns>One line of printable ASCII: the default encoder escapes everything else, so it fits in a header.</returns>
    public static string Compose(ModelRequest request)
    {
        RequestIdentity identity = request.Identity;
        using var stream = new MemoryStream(640);
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("installation_id"u8, identity.InstallationId);
            writer.WriteString("session_id"u8, identity.SessionId);
            writer.WriteString("thread_id"u8, identity.ThreadId);
            writer.WriteString("agent_name"u8, RootAgent);
            writer.WriteString("turn_id"u8, identity.TurnId);
            writer.WriteString("window_id"u8, WindowId(identity));
            writer.WriteNumber("window_number"u8, identity.WindowNumber);
            writer.WriteString("request_kind"u8, identity.RequestKind);
            if (identity.ParentThreadId is { } parent)
            {
                writer.WriteString("parent_thread_id"u8, parent);
            }

            writer.WriteString("root_turn_id"u8, identity.RootTurnId ?? identity.TurnId);
            if (identity.SandboxMode is { } sandboxMode)
            {
                writer.WriteString("sandbox_mode"u8, sandboxMode);
            }

            writer.WriteNumber("turn_started_at_unix_ms"u8, identity.TurnStartedAtMs);
            writer.WriteString("model"u8, request.Model);
            writer.WriteEndObject();
        }

        return Encoding.ASCII.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Value of header <c>x-codex-window-id</c>.</summary>
    public static string WindowId(RequestIdentity identity) =>
        FormattableString.Invariant($"{identity.ThreadId}:{identity.WindowNumber}");
}
