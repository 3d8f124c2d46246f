using System.Text.Json;

namespace Daemon.Core.Rollout.Lines;

/// <summary>Writes the payload of a <c>session_meta</c> line.</summary>
internal static class ThreadMetaWriter
{
    public static void Write(Utf8JsonWriter json, ThreadMeta meta)
    {
        json.WriteStartObject();
        json.WriteBoolean("account_scoped"u8, true);
        json.WriteString("session_id"u8, meta.SessionId);
        json.WriteString("id"u8, meta.Id);
        WriteOptional(json, "forked_from_id"u8, meta.ForkedFromId);
        if (meta.ForkedFromOrdinalExclusive is { } ordinal)
        {
            json.WriteNumber("forked_from_ordinal_exclusive"u8, ordinal);
        }

        WriteOptional(json, "parent_thread_id"u8, meta.ParentThreadId);
        RolloutLineWriter.WriteTimestamp(json, meta.Timestamp);
        json.WriteString("cwd"u8, meta.Cwd);
        SettingsWriter.WriteStrings(json, "runtime_workspace_roots"u8, meta.WorkspaceRoots);
        json.WriteString("originator"u8, meta.Originator);
        json.WriteString("cli_version"u8, meta.CliVersion);
        WriteSource(json, meta);
        WriteOptional(json, "thread_source"u8, meta.ThreadSource);
        WriteOptional(json, "agent_nickname"u8, meta.AgentNickname);
        WriteOptional(json, "model_provider"u8, meta.ModelProvider);
        WriteInstructions(json, meta);
        if (meta.DynamicTools is { } tools)
        {
            json.WritePropertyName("dynamic_tools"u8);
            RolloutLineWriter.WriteRaw(json, tools);
        }

        json.WriteString("history_mode"u8, meta.Mode == HistoryMode.Paginated ? "paginated"u8 : "legacy"u8);

        if (meta.Base is { } from)
        {
            json.WriteStartObject("history_base"u8);
            json.WriteString("thread_id"u8, from.SegmentId);
            json.WriteNumber("end_ordinal_exclusive"u8, from.EndOrdinalExclusive);
            json.WriteNumber("end_byte_offset"u8, from.EndByteOffset);
            json.WriteEndObject();
        }

        if (meta.WindowId is { } window)
        {
            json.WriteStartObject("context_window"u8);
            json.WriteString("window_id"u8, window);
            json.WriteEndObject();
        }

        WriteGit(json, meta.Git);
        json.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter json, ThreadMeta meta)
    {
        if (meta.SourceDetail is null)
        {
            json.WriteString("source"u8, meta.Source);
            return;
        }

        json.WriteStartObject("source"u8);
        if (meta.AgentNickname is null)
        {
            json.WriteString(meta.Source, meta.SourceDetail);
        }
        else
        {
            json.WriteStartObject(meta.Source);
            json.WritePropertyName(meta.SourceDetail);
            WriteAgent(json, meta);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteAgent(Utf8JsonWriter json, ThreadMeta meta)
    {
        json.WriteStartObject();
        json.WriteString("parent_thread_id"u8, meta.ParentThreadId);
        json.WriteNumber("depth"u8, meta.AgentDepth);
        json.WriteNull("agent_path"u8);
        json.WriteString("agent_nickname"u8, meta.AgentNickname);
        json.WriteNull("agent_role"u8);
        json.WriteEndObject();
    }

    private static void WriteInstructions(Utf8JsonWriter json, ThreadMeta meta)
    {
        if (meta.BaseInstructions is null)
        {
            return;
        }

        json.WriteStartObject("base_instructions"u8);
        json.WriteString("text"u8, meta.BaseInstructions);
        if (meta.BaseInstructionsModel is { } model)
        {
            json.WriteStartObject("provenance"u8);
            json.WriteString("type"u8, "model"u8);
            json.WriteString("model"u8, model);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteGit(Utf8JsonWriter json, GitInfo? git)
    {
        if (git is null)
        {
            return;
        }

        json.WriteStartObject("git"u8);
        WriteOptional(json, "commit_hash"u8, git.CommitHash);
        WriteOptional(json, "branch"u8, git.Branch);
        WriteOptional(json, "repository_url"u8, git.RepositoryUrl);
        json.WriteEndObject();
    }

    private static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
