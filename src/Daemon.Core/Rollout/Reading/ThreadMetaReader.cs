using System.Globalization;
using System.Text.Json;
using Daemon.Core.Rollout.Lines;

namespace Daemon.Core.Rollout.Reading;

/// <summary>Reads the payload of a <c>session_meta</c> line.</summary>
internal static class ThreadMetaReader
{
    /// <summary>Null when a member is missing without which a thread cannot be told from another.</summary>
    public static ThreadMeta? Read(JsonElement payload)
    {
        if (payload.String("id") is not { Length: > 0 } id
            || ReadTime(payload.String("timestamp")) is not { } timestamp
            || payload.String("cwd") is not { } cwd
            || payload.String("originator") is not { } originator
            || payload.String("cli_version") is not { } version)
        {
            return null;
        }

        var (source, detail) = ReadSource(payload.Get("source"));
        var instructions = payload.Get("base_instructions");
        return new ThreadMeta
        {
            Id = id,
            SessionId = payload.String("session_id") ?? id,
            Timestamp = timestamp,
            Cwd = cwd,
            WorkspaceRoots = payload.Strings("runtime_workspace_roots"),
            Originator = originator,
            CliVersion = version,
            Source = source,
            SourceDetail = detail,
            ThreadSource = payload.String("thread_source"),
            AgentNickname = payload.String("agent_nickname"),
            AgentDepth = (int)(payload.Get("source")?.Get(source)?.Get(detail ?? "")?.Int64("depth") ?? 0),
            ModelProvider = payload.String("model_provider"),
            BaseInstructions = instructions?.String("text"),
            BaseInstructionsModel = instructions?.Get("provenance")?.String("model"),
            DynamicTools = payload.Raw("dynamic_tools"),
            Mode = payload.String("history_mode") == "paginated" ? HistoryMode.Paginated : HistoryMode.Legacy,
            Base = ReadBase(payload.Get("history_base")),
            ForkedFromId = payload.String("forked_from_id"),
            ForkedFromOrdinalExclusive = payload.Int64("forked_from_ordinal_exclusive"),
            ParentThreadId = payload.String("parent_thread_id"),
            WindowId = payload.Get("context_window")?.String("window_id"),
            Git = payload.Get("git") is { } git
                ? new GitInfo(git.String("commit_hash"), git.String("branch"), git.String("repository_url"))
                : null,
        };
    }

    private static DateTimeOffset? ReadTime(string? text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time) ? time : null;
    }

    /// <summary>A plain name, or an object with one member whose value says more.</summary>
    private static (string Source, string? Detail) ReadSource(JsonElement? source)
    {
        switch (source)
        {
            case { ValueKind: JsonValueKind.String } name:
                return (name.GetString()!, null);
            case { ValueKind: JsonValueKind.Object } tagged:
                foreach (var member in tagged.EnumerateObject())
                {
                    return (member.Name, DetailOf(member.Value));
                }

                break;
        }

        return ("vscode", null);
    }

    private static string DetailOf(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                return member.Name;
            }
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
    }

    private static HistoryBase? ReadBase(JsonElement? from) =>
        from?.String("thread_id") is { } thread
        && from.Value.Int64("end_ordinal_exclusive") is { } ordinal
        && from.Value.Int64("end_byte_offset") is { } offset
            ? new HistoryBase(thread, ordinal, offset)
            : null;
}
