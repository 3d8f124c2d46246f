using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Daemon.Core.Rollout.Files;
using Daemon.Core.Rollout.Lines;
using Daemon.Core.Rollout.Reading;

namespace Daemon.Core.Rollout.Store;

/// <summary>
/// The names that users give to threads: <c>session_index.jsonl</c> below CODEX_HOME, to which a line is added for each naming. The
/// last line of an id counts. Shared with other programs, so writers take <c>session_index.jsonl.lock</c>.
/// </summary>
/// <remarks>Thread-safe. The file is read again when its time or size changed.</remarks>
internal sealed class ThreadNames
{
    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly TimeProvider _time;
    private Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private (DateTime Changed, long Size) _state;

    public ThreadNames(string codexHome, TimeProvider time)
    {
        _path = Path.Combine(codexHome, "session_index.jsonl");
        _time = time;
    }

    /// <summary>All names by thread id, as of now. Not changed afterwards.</summary>
    public IReadOnlyDictionary<string, string> Snapshot()
    {
        lock (_lock)
        {
            var info = new FileInfo(_path);
            var state = info.Exists ? (info.LastWriteTimeUtc, info.Length) : default;
            if (state != _state)
            {
                _names = info.Exists ? Load() : new Dictionary<string, string>(StringComparer.Ordinal);
                _state = state;
            }

            return _names;
        }
    }

    /// <exception cref="IOException">The file cannot be written to.</exception>
    public void Set(string threadId, string name)
    {
        lock (_lock)
        {
            using var exclusive = FileLock.Acquire(_path + ".lock");
            using (var file = File.Exists(_path) ? AppendFile.OpenExisting(_path) : AppendFile.Create(_path))
            {
                var line = new ArrayBufferWriter<byte>(256);
                if (file.EndsInsideLine)
                {
                    line.Write("\n"u8);
                }

                Write(line, threadId, name);
                file.Append(line.WrittenSpan);
            }

            _state = default;
        }
    }

    private void Write(ArrayBufferWriter<byte> line, string threadId, string name)
    {
        using var json = new Utf8JsonWriter(line, RolloutLineWriter.JsonOptions);
        json.WriteStartObject();
        json.WriteString("id"u8, threadId);
        json.WriteString("thread_name"u8, name);
        json.WriteString(
            "updated_at"u8, _time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.Flush();
        line.Write("\n"u8);
    }

    private Dictionary<string, string> Load()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        using var scanner = new RolloutLineScanner(_path);
        while (scanner.TryRead(out var line))
        {
            try
            {
                using var document = JsonDocument.Parse(line);
                if (document.RootElement.String("id") is { } id && document.RootElement.String("thread_name") is { } name)
                {
                    names[id] = name;
                }
            }
            catch (JsonException)
            {
                // A torn line names nothing.
            }
        }

        return names;
    }
}
