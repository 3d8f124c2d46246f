using System.Buffers;
using System.Text.Json;
using Daemon.Core.Rollout.Lines;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Rollout.Store;

/// <summary>The lines of <see cref="ThreadAnnotations"/>: a thread's id and all that is known of it; absent members are unset.</summary>
internal static class ThreadAnnotationJson
{
    public static void Write(IBufferWriter<byte> line, string threadId, ThreadAnnotation annotation)
    {
        using var json = new Utf8JsonWriter(line, RolloutLineWriter.JsonOptions);
        json.WriteStartObject();
        json.WriteString("id"u8, threadId);
        if (annotation.Git is { } git)
        {
            json.WriteStartObject("git"u8);
            WriteText(json, "commit_hash"u8, git.CommitHash);
            WriteText(json, "branch"u8, git.Branch);
            WriteText(json, "repository_url"u8, git.RepositoryUrl);
            json.WriteEndObject();
        }

        WriteText(json, "first_unread_turn_id"u8, annotation.FirstUnreadTurnId);
        WriteText(json, "read_revision"u8, annotation.ReadRevision);
        if (annotation.Goal is { } goal)
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

        json.WriteEndObject();
    }

    /// <summary>Null for a line that is torn or foreign.</summary>
    public static (string ThreadId, ThreadAnnotation Annotation)? Read(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            return root.String("id") is not { } id ? null : (id, new ThreadAnnotation
            {
                Git = root.Get("git") is { } git ? new GitInfo(git.String("commit_hash"), git.String("branch"), git.String("repository_url")) : null,
                FirstUnreadTurnId = root.String("first_unread_turn_id"),
                ReadRevision = root.String("read_revision"),
                Goal = root.Get("goal") is { } goal ? ReadGoal(goal) : null,
            });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Goal ReadGoal(JsonElement goal) => new(
        goal.String("objective") ?? "",
        goal.String("status") ?? "paused",
        goal.Int64("token_budget"),
        goal.Int64("tokens_used") ?? 0,
        goal.Int64("time_used_seconds") ?? 0,
        goal.Int64("created_at") ?? 0,
        goal.Int64("updated_at") ?? 0);

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
