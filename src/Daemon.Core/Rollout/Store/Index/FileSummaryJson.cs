using System.Text.Json;
using Daemon.Core.Rollout.Lines;

namespace Daemon.Core.Rollout.Store.Index;

/// <summary>The form of a <see cref="FileSummary"/> in <see cref="ThreadIndex"/>: one JSON object.</summary>
internal static class FileSummaryJson
{
    /// <param name="segmentId">Of the file; read back to tell a record from any other bytes.</param>
    public static void Write(Utf8JsonWriter json, string segmentId, FileSummary summary)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, segmentId);
        json.WriteNumber("changed"u8, summary.ChangedTicks);
        json.WriteNumber("size"u8, summary.Size);
        if (summary.IsReadable)
        {
            json.WriteNumber("created"u8, summary.CreatedAtMs);
            json.WriteBoolean("paginated"u8, summary.IsPaginated);
            json.WriteNumber("base_end"u8, summary.BaseEndOffset);
            json.WriteNumber("preview_offset"u8, summary.PreviewOffset);
            json.WriteNumber("recency"u8, summary.RecencyAtMs);
            json.WriteString("preview"u8, summary.Preview);
            json.WriteString("session"u8, summary.SessionId);
            json.WriteString("cwd"u8, summary.Cwd);
            json.WriteString("originator"u8, summary.Originator);
            json.WriteString("version"u8, summary.CliVersion);
            json.WriteString("source"u8, summary.Source);
            WriteOptional(json, "source_detail"u8, summary.SourceDetail);
            WriteOptional(json, "thread_source"u8, summary.ThreadSource);
            WriteOptional(json, "base"u8, summary.BaseSegmentId);
            WriteOptional(json, "forked_from"u8, summary.ForkedFromId);
            WriteOptional(json, "parent"u8, summary.ParentThreadId);
            WriteOptional(json, "git_commit"u8, summary.GitCommit);
            WriteOptional(json, "git_branch"u8, summary.GitBranch);
            WriteOptional(json, "git_url"u8, summary.GitUrl);
            WriteOptional(json, "model"u8, summary.Model);
            WriteOptional(json, "provider"u8, summary.ModelProvider);
            WriteOptional(json, "effort"u8, summary.ReasoningEffort);
        }

        json.WriteEndObject();
    }

    /// <summary>Null when the bytes are not the record of this state of the file.</summary>
    public static FileSummary? Read(ReadOnlyMemory<byte> record, string segmentId, long changed, long size)
    {
        try
        {
            using var document = JsonDocument.Parse(record);
            var row = document.RootElement;
            return row.String("id") == segmentId && row.Int64("changed") == changed && row.Int64("size") == size ? Read(row, changed, size) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or not UTF-8 in one of its strings.
            return null;
        }
    }

    private static FileSummary Read(JsonElement row, long changed, long size) =>
        row.Int64("created") is not { } created ? new FileSummary(changed, size) : new FileSummary(changed, size)
        {
            IsReadable = true,
            CreatedAtMs = created,
            IsPaginated = row.Boolean("paginated") ?? false,
            BaseEndOffset = row.Int64("base_end") ?? 0,
            PreviewOffset = row.Int64("preview_offset") ?? 0,
            RecencyAtMs = row.Int64("recency") ?? 0,
            Preview = row.String("preview") ?? "",
            SessionId = row.String("session") ?? "",
            Cwd = row.String("cwd") ?? "",
            Originator = row.String("originator") ?? "",
            CliVersion = row.String("version") ?? "",
            Source = row.String("source") ?? "",
            SourceDetail = row.String("source_detail"),
            ThreadSource = row.String("thread_source"),
            BaseSegmentId = row.String("base"),
            ForkedFromId = row.String("forked_from"),
            ParentThreadId = row.String("parent"),
            GitCommit = row.String("git_commit"),
            GitBranch = row.String("git_branch"),
            GitUrl = row.String("git_url"),
            Model = row.String("model"),
            ModelProvider = row.String("provider"),
            ReasoningEffort = row.String("effort"),
        };

    private static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
