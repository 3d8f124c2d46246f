using System.Buffers;
using System.Text.Json;
using Daemon.Core.Rollout.Lines;
using Daemon.Core.Rollout.Reading;

namespace Daemon.Core.Rollout.Store;

/// <summary>
/// <c>thread-index.v2</c> below CODEX_HOME: one JSON line for each file's summary, the last line of a path counts. A cache and nothing
/// more: whatever of it is missing, stale, torn or foreign is made again from the rollouts, and it may be deleted at any time.
/// </summary>
/// <remarks>Not thread-safe. Another process may write the same file: at worst, work is done twice.</remarks>
internal sealed class ThreadIndexFile
{
    /// <summary>Outdated lines are swept out when they outnumber the live ones by this.</summary>
    private const int Slack = 1000;

    private readonly string _path;
    private readonly string _root;
    private int _lines;

    public ThreadIndexFile(string codexHome)
    {
        _root = codexHome;
        _path = Path.Combine(codexHome, "thread-index.v2");
    }

    /// <summary>By absolute path; empty when there is no index.</summary>
    public Dictionary<string, FileSummary> Load()
    {
        var summaries = new Dictionary<string, FileSummary>(StringComparer.Ordinal);
        var pool = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            using var scanner = new RolloutLineScanner(_path);
            while (scanner.TryRead(out var line))
            {
                _lines++;
                if (TryRead(line, pool, out var path, out var summary))
                {
                    summaries[Path.Combine(_root, path)] = summary;
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            summaries.Clear();
        }

        return summaries;
    }

    /// <summary>Adds the changed summaries, or writes all anew when much of the file is outdated.</summary>
    public void Save(Dictionary<string, FileSummary> all, IReadOnlyCollection<string> changed)
    {
        try
        {
            if (_lines + changed.Count > (2 * all.Count) + Slack)
            {
                Rewrite(all);
                return;
            }

            using var file = new FileStream(
                _path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            // A line feed first: the file may end in a line that another process did not finish.
            file.Write(Format(all, changed, "\n"u8).WrittenSpan);
            _lines += changed.Count;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A home that cannot be written to has no index and is read as slowly as the first time.
            _lines = 0;
        }
    }

    private void Rewrite(Dictionary<string, FileSummary> all)
    {
        foreach (var path in all.Keys.Where(path => !File.Exists(path)).ToList())
        {
            all.Remove(path);
        }

        var temporary = _path + ".tmp";
        File.WriteAllBytes(temporary, Format(all, all.Keys, default).WrittenSpan);
        File.Move(temporary, _path, overwrite: true);
        _lines = all.Count;
    }

    private ArrayBufferWriter<byte> Format(Dictionary<string, FileSummary> all, IReadOnlyCollection<string> paths, ReadOnlySpan<byte> head)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        buffer.Write(head);
        using var json = new Utf8JsonWriter(buffer, RolloutLineWriter.JsonOptions);
        foreach (var path in paths)
        {
            if (all.TryGetValue(path, out var summary))
            {
                Write(json, Path.GetRelativePath(_root, path), summary);
                json.Flush();
                json.Reset();
                buffer.Write("\n"u8);
            }
        }

        return buffer;
    }

    private static void Write(Utf8JsonWriter json, string path, FileSummary summary)
    {
        json.WriteStartObject();
        json.WriteString("path"u8, path);
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

    private static bool TryRead(ReadOnlyMemory<byte> line, HashSet<string> pool, out string path, out FileSummary summary)
    {
        path = "";
        summary = new FileSummary(0, 0);
        try
        {
            using var document = JsonDocument.Parse(line);
            var row = document.RootElement;
            if (row.String("path") is not { } name || row.Int64("changed") is not { } changed || row.Int64("size") is not { } size)
            {
                return false;
            }

            path = name;
            summary = Read(row, changed, size, pool);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>A few folders, models and programs account for all rows: one string each will do.</summary>
    private static string? Shared(HashSet<string> pool, string? value)
    {
        if (value is null || pool.Add(value))
        {
            return value;
        }

        return pool.TryGetValue(value, out var known) ? known : value;
    }

    private static FileSummary Read(JsonElement row, long changed, long size, HashSet<string> pool) =>
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
            Cwd = Shared(pool, row.String("cwd")) ?? "",
            Originator = Shared(pool, row.String("originator")) ?? "",
            CliVersion = Shared(pool, row.String("version")) ?? "",
            Source = Shared(pool, row.String("source")) ?? "",
            SourceDetail = Shared(pool, row.String("source_detail")),
            ThreadSource = Shared(pool, row.String("thread_source")),
            BaseSegmentId = row.String("base"),
            ForkedFromId = row.String("forked_from"),
            ParentThreadId = row.String("parent"),
            GitCommit = Shared(pool, row.String("git_commit")),
            GitBranch = Shared(pool, row.String("git_branch")),
            GitUrl = Shared(pool, row.String("git_url")),
            Model = Shared(pool, row.String("model")),
            ModelProvider = Shared(pool, row.String("provider")),
            ReasoningEffort = Shared(pool, row.String("effort")),
        };

    private static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
