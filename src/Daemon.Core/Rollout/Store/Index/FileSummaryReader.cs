using System.Text.Json;
using Daemon.Core.Rollout.Lines;
using Daemon.Core.Rollout.Reading;
using Daemon.Protocol.Items;
using Microsoft.Win32.SafeHandles;

namespace Daemon.Core.Rollout.Store.Index;

/// <summary>
/// Makes a summary without reading a file whole: from the front up to the first user text, from the back to the last settings.
/// </summary>
internal static class FileSummaryReader
{
    private const long FirstTail = 16 * 1024;

    /// <exception cref="IOException">The file is gone or unreadable.</exception>
    /// <exception cref="UnauthorizedAccessException">The file belongs to somebody else.</exception>
    public static FileSummary Read(string path, long changedTicks, long size)
    {
        var summary = new FileSummary(changedTicks, size);
        using var file = RolloutLineScanner.Open(path);
        // Not the size of a compressed file, but of its text.
        var end = RandomAccess.GetLength(file);
        using (var scanner = new RolloutLineScanner(file, end: end))
        {
            if (!scanner.TryRead(out var first) || ReadMeta(first) is not { } meta)
            {
                return summary;
            }

            summary = FromMeta(summary, meta);
            var (preview, offset) = ReadPreview(scanner);
            summary = summary with { Preview = preview, PreviewOffset = offset };
        }

        var (settings, recency) = ReadEnd(file, end);
        summary = summary with { RecencyAtMs = recency };
        return settings is null
            ? summary
            : summary with
            {
                Model = settings.Model,
                ModelProvider = settings.ModelProvider ?? summary.ModelProvider,
                ReasoningEffort = settings.ReasoningEffort,
                Cwd = settings.Cwd ?? summary.Cwd,
            };
    }

    private static ThreadMeta? ReadMeta(ReadOnlyMemory<byte> line)
    {
        if (!RolloutEnvelope.TryParse(line, out var envelope) || envelope.Kind != RolloutLineKind.SessionMeta)
        {
            return null;
        }

        using var document = JsonDocument.Parse(envelope.Payload);
        return ThreadMetaReader.Read(document.RootElement);
    }

    private static FileSummary FromMeta(FileSummary summary, ThreadMeta meta) => summary with
    {
        IsReadable = true,
        SessionId = meta.SessionId,
        CreatedAtMs = meta.Timestamp.ToUnixTimeMilliseconds(),
        Cwd = meta.Cwd,
        Originator = meta.Originator,
        CliVersion = meta.CliVersion,
        Source = meta.Source,
        SourceDetail = meta.SourceDetail,
        ThreadSource = meta.ThreadSource,
        ModelProvider = meta.ModelProvider,
        IsPaginated = meta.Mode == HistoryMode.Paginated,
        BaseSegmentId = meta.Base?.SegmentId,
        BaseEndOffset = meta.Base?.EndByteOffset ?? 0,
        ForkedFromId = meta.ForkedFromId,
        ParentThreadId = meta.ParentThreadId,
        GitCommit = meta.Git?.CommitHash,
        GitBranch = meta.Git?.Branch,
        GitUrl = meta.Git?.RepositoryUrl,
    };

    private static (string Preview, long Offset) ReadPreview(RolloutLineScanner scanner)
    {
        while (scanner.TryRead(out var line))
        {
            if (Names(line, "\"UserMessage\""u8, "\"user_message\""u8)
                && RolloutEnvelope.TryParse(line, out var envelope)
                && envelope.Kind is RolloutLineKind.ItemCompleted or RolloutLineKind.UserMessage
                && ReadPreview(envelope) is { Length: > 0 } preview)
            {
                return (preview, scanner.LineOffset);
            }
        }

        return ("", 0);
    }

    private static string? ReadPreview(RolloutEnvelope envelope)
    {
        using var document = JsonDocument.Parse(envelope.Payload);
        var user = envelope.Kind == RolloutLineKind.UserMessage
            ? LegacyEventReader.ReadUserMessage(document.RootElement)
            : document.RootElement.Get("item") is { } item ? TurnItemReader.Read(item) as TurnItem.UserMessage : null;
        return user is null ? null : HistoryAssembler.PreviewOf(user);
    }

    /// <summary>Looks at longer and longer ends of the file until one holds a line with settings.</summary>
    private static (StoredSettings? Settings, long RecencyAtMs) ReadEnd(SafeFileHandle file, long size)
    {
        for (var length = FirstTail; ; length *= 4)
        {
            var start = Math.Max(0, size - length);
            var end = ReadEnd(file, start, size);
            if (end is { Settings: not null, RecencyAtMs: > 0 } || start == 0)
            {
                return end;
            }
        }
    }

    private static (StoredSettings? Settings, long RecencyAtMs) ReadEnd(SafeFileHandle file, long start, long size)
    {
        using var scanner = new RolloutLineScanner(file, start, size);
        StoredSettings? settings = null;
        var recency = 0L;
        while (scanner.TryRead(out var line))
        {
            // The first line of a window that begins inside one does not parse, which is all the treatment it needs.
            if (!(Names(line, "\"turn_context\""u8, "\"thread_settings_applied\""u8) || line.Span.IndexOf("\"task_started\""u8) >= 0)
                || !RolloutEnvelope.TryParse(line, out var envelope))
            {
                continue;
            }

            if (envelope.Kind == RolloutLineKind.TaskStarted)
            {
                using var document = JsonDocument.Parse(envelope.Payload);
                recency = (document.RootElement.Int64("started_at") ?? 0) * 1000;
            }
            else if (envelope.Kind is RolloutLineKind.TurnContext or RolloutLineKind.ThreadSettingsApplied)
            {
                settings = Apply(settings, envelope);
            }
        }

        return (settings, recency);
    }

    /// <summary>A search for bytes is ten times as fast as parsing, and most lines are of no interest here.</summary>
    private static bool Names(ReadOnlyMemory<byte> line, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) =>
        line.Span.IndexOf(one) >= 0 || line.Span.IndexOf(other) >= 0;

    private static StoredSettings? Apply(StoredSettings? settings, RolloutEnvelope envelope)
    {
        using var document = JsonDocument.Parse(envelope.Payload);
        return envelope.Kind == RolloutLineKind.TurnContext
            ? (settings ?? new StoredSettings()).WithTurnContext(document.RootElement)
            : document.RootElement.Get("thread_settings") is { } applied ? StoredSettings.FromThreadSettings(applied) : settings;
    }
}
