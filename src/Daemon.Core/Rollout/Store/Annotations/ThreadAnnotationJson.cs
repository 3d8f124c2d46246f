using System.Text.Json;
using Daemon.Core.Rollout.Lines;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Rollout.Store.Annotations;

/// <summary>The stored form of <see cref="ThreadAnnotation"/>; absent members are unset.</summary>
internal static class ThreadAnnotationJson
{
    public static void Write(Utf8JsonWriter json, ThreadAnnotation annotation)
    {
        if (annotation.Git is { } git)
        {
            json.WriteStartObject("git"u8);
            WriteText(json, "commit_hash"u8, git.CommitHash);
            WriteText(json, "branch"u8, git.Branch);
            WriteText(json, "repository_url"u8, git.RepositoryUrl);
            json.WriteEndObject();
        }

        WriteText(json, "first_unread_turn_id"u8, annotation.Read?.FirstUnreadTurnId);
        WriteText(json, "read_revision"u8, annotation.Read?.Revision);
        WriteText(json, "memory_mode"u8, annotation.MemoryMode);
        if (annotation.Goal is { } goal)
        {
            WriteGoal(json, goal);
        }

        if (annotation.Section is { } section)
        {
            json.WriteStartObject("section"u8);
            json.WriteString("id"u8, section.SectionId);
            json.WriteNumber("position"u8, section.Position);
            json.WriteNumber("entered_at"u8, section.EnteredAt);
            json.WriteEndObject();
        }

        if (annotation.Attachments.Count > 0)
        {
            WriteAttachments(json, annotation.Attachments);
        }

        if (annotation.Backlog != SubmissionBacklog.Empty)
        {
            WriteBacklog(json, annotation.Backlog);
        }
    }

    public static ThreadAnnotation Read(JsonElement line) => new()
    {
        Git = line.Get("git") is { } git ? new GitInfo(git.String("commit_hash"), git.String("branch"), git.String("repository_url")) : null,
        Read = line.String("read_revision") is { } revision ? new StoredReadState(line.String("first_unread_turn_id"), revision) : null,
        MemoryMode = line.String("memory_mode"),
        Goal = line.Get("goal") is { } goal ? ReadGoal(goal) : null,
        Section = line.Get("section") is { } section && section.String("id") is { } sectionId
            ? new SectionPlace(sectionId, section.Int64("position") ?? 0, section.Int64("entered_at") ?? 0)
            : null,
        // Absent ones stay the shared empty values, so that a line without facts equals None.
        Attachments = line.Get("attachments") is null ? [] : [.. line.Elements("attachments").Select(ReadAttachment)],
        Backlog = line.Get("backlog") is { } backlog ? ReadBacklog(backlog) : SubmissionBacklog.Empty,
    };

    private static void WriteGoal(Utf8JsonWriter json, Goal goal)
    {
        json.WriteStartObject("goal"u8);
        json.WriteString("objective"u8, goal.Objective);
        json.WriteString("status"u8, goal.Status);
        if (goal.TokenBudget is { } budget)
        {
            json.WriteNumber("token_budget"u8, budget);
        }

        json.WriteNumber("tokens_used"u8, goal.TokensUsed);
        json.WriteNumber("time_used_seconds"u8, goal.TimeUsedSeconds);
        json.WriteNumber("created_at"u8, goal.CreatedAt);
        json.WriteNumber("updated_at"u8, goal.UpdatedAt);
        json.WriteEndObject();
    }

    private static Goal ReadGoal(JsonElement goal) => new(
        goal.String("objective") ?? "",
        goal.String("status") ?? "paused",
        goal.Int64("token_budget"),
        goal.Int64("tokens_used") ?? 0,
        goal.Int64("time_used_seconds") ?? 0,
        goal.Int64("created_at") ?? 0,
        goal.Int64("updated_at") ?? 0);

    private static void WriteAttachments(Utf8JsonWriter json, IReadOnlyList<StoredAttachment> attachments)
    {
        json.WriteStartArray("attachments"u8);
        foreach (var attachment in attachments)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, attachment.Id);
            json.WriteString("type"u8, attachment.Type);
            json.WriteString("identity_key"u8, attachment.IdentityKey);
            json.WriteNumber("created_at"u8, attachment.CreatedAt);
            json.WritePropertyName("payload"u8);
            json.WriteRawValue(attachment.Payload.Span, skipInputValidation: true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static StoredAttachment ReadAttachment(JsonElement attachment) => new(
        attachment.String("id") ?? "",
        attachment.String("type") ?? "",
        attachment.String("identity_key") ?? "",
        attachment.Raw("payload") ?? "null"u8.ToArray(),
        attachment.Int64("created_at") ?? 0);

    private static void WriteBacklog(Utf8JsonWriter json, SubmissionBacklog backlog)
    {
        json.WriteStartObject("backlog"u8);
        json.WriteBoolean("held"u8, backlog.IsHeld);
        json.WriteStartArray("submissions"u8);
        foreach (var submission in backlog.Submissions)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, submission.Id);
            json.WriteBoolean("in_flight"u8, submission.InFlight);
            json.WritePropertyName("content"u8);
            json.WriteRawValue(submission.Content.Span, skipInputValidation: true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static SubmissionBacklog ReadBacklog(JsonElement backlog) => new(
        [.. backlog.Elements("submissions").Select(one => new StoredSubmission(
            one.String("id") ?? "", one.Raw("content") ?? "null"u8.ToArray(), one.Boolean("in_flight") ?? false))],
        backlog.Boolean("held") ?? false);

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
