using System.Buffers;
using System.Text.Json;
using Daemon.Core.Rollout.Files;
using Daemon.Core.Rollout.Lines;
using Daemon.Core.Rollout.Reading;

namespace Daemon.Core.Rollout.Store.Annotations;

/// <summary>
/// Values by id in a file of JSON lines. Each line says all that there is to its id; the last one counts, and one with nothing but the
/// id takes the id away. The first line names the file's generation, which changes when outdated lines are swept out, so that readers
/// go on behind what they have read otherwise.
/// </summary>
/// <remarks>
/// Thread-safe. Several processes may share the file: writers take <c>{path}.lock</c>, readers none. A line that is torn or foreign
/// counts for nothing.
/// </remarks>
/// <typeparam name="T">An immutable value; equal values are not written again.</typeparam>
internal sealed class KeyedLineFile<T>
    where T : class
{
    /// <summary>Outdated lines are swept out when they outnumber the live ones by this.</summary>
    private const int Slack = 1000;

    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly Func<JsonElement, T?> _read;
    private readonly Action<Utf8JsonWriter, T> _write;
    private readonly Dictionary<string, T> _values = new(StringComparer.Ordinal);
    private (DateTime Changed, long Size) _state;
    private string _generation = "";
    private long _readTo;
    private int _lines;

    /// <param name="read">Reads the members of a line; null when they stand for nothing.</param>
    /// <param name="write">Writes the members of a line beside its id.</param>
    public KeyedLineFile(string path, Func<JsonElement, T?> read, Action<Utf8JsonWriter, T> write)
    {
        _path = path;
        _read = read;
        _write = write;
    }

    /// <exception cref="RolloutException">The file cannot be read.</exception>
    public T? Get(string id)
    {
        lock (_lock)
        {
            Guarded(Refresh);
            return _values.GetValueOrDefault(id);
        }
    }

    /// <summary>All values that meet a condition, by id.</summary>
    /// <exception cref="RolloutException">The file cannot be read.</exception>
    public Dictionary<string, T> Where(Func<T, bool> condition)
    {
        lock (_lock)
        {
            Guarded(Refresh);
            var found = new Dictionary<string, T>(StringComparer.Ordinal);
            foreach (var (id, value) in _values)
            {
                if (condition(value))
                {
                    found.Add(id, value);
                }
            }

            return found;
        }
    }

    /// <summary>Changes the value of one id; null is none. Returns the new value.</summary>
    /// <exception cref="RolloutException">The disk refused; nothing changed.</exception>
    public T? Update(string id, Func<T?, T?> change)
    {
        T? after = null;
        Change(all =>
        {
            after = change(all.GetValueOrDefault(id));
            return [new KeyedValue<T>(id, after)];
        });
        return after;
    }

    /// <summary>
    /// Changes the values of several ids with one write. What <paramref name="change"/> throws comes through, and nothing changed then.
    /// </summary>
    /// <param name="change">Gets all values as they are and returns the new ones; null takes an id away.</param>
    /// <exception cref="RolloutException">The disk refused; nothing changed.</exception>
    public void Change(Func<IReadOnlyDictionary<string, T>, IReadOnlyList<KeyedValue<T>>> change)
    {
        lock (_lock)
        {
            Guarded(() =>
            {
                Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
                using var exclusive = FileLock.Acquire(_path + ".lock");
                Refresh();
                var changed = change(_values).Where(one => !Equals(one.Value, _values.GetValueOrDefault(one.Id))).ToList();
                if (changed.Count > 0)
                {
                    Append(changed);
                }
            });
        }
    }

    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RolloutException($"cannot use {_path}: {e.Message}", e);
        }
    }

    private void Append(List<KeyedValue<T>> changed)
    {
        if (_lines + changed.Count > (2 * _values.Count) + Slack)
        {
            changed.ForEach(Apply);
            Rewrite();
            return;
        }

        var lines = new ArrayBufferWriter<byte>(512);
        using (var file = File.Exists(_path) ? AppendFile.OpenExisting(_path) : AppendFile.Create(_path))
        {
            if (file.EndsInsideLine)
            {
                lines.Write("\n"u8);
            }
            else if (_readTo == 0)
            {
                _generation = WriteGeneration(lines);
            }

            changed.ForEach(one => WriteLine(lines, one.Id, one.Value));
            file.Append(lines.WrittenSpan);
        }

        // Only now: a write that failed must leave the memory as the file is.
        changed.ForEach(Apply);
        _lines += changed.Count;
        NoteEnd();
    }

    /// <summary>Replaces the file by one without outdated lines; readers see the old one or the new one.</summary>
    private void Rewrite()
    {
        var lines = new ArrayBufferWriter<byte>(64 * 1024);
        var generation = WriteGeneration(lines);
        foreach (var (id, value) in _values)
        {
            WriteLine(lines, id, value);
        }

        var temporary = _path + ".tmp";
        try
        {
            File.WriteAllBytes(temporary, lines.WrittenSpan);
            File.Move(temporary, _path, overwrite: true);
        }
        catch
        {
            // The memory is ahead of the file: read it again.
            Forget();
            throw;
        }

        _generation = generation;
        _lines = _values.Count;
        NoteEnd();
    }

    private void NoteEnd()
    {
        _state = State();
        _readTo = _state.Size;
    }

    private (DateTime Changed, long Size) State()
    {
        var info = new FileInfo(_path);
        return info.Exists ? (info.LastWriteTimeUtc, info.Length) : default;
    }

    private void Refresh()
    {
        var state = State();
        if (state == _state)
        {
            return;
        }

        if (state.Size < _readTo || ReadGeneration(state) != _generation)
        {
            Forget();
        }

        if (state != default)
        {
            ReadOn(state.Size);
        }

        _state = state;
    }

    private void Forget()
    {
        _values.Clear();
        _state = default;
        _generation = "";
        _readTo = 0;
        _lines = 0;
    }

    private string ReadGeneration((DateTime Changed, long Size) state)
    {
        if (state == default)
        {
            return "";
        }

        using var scanner = new RolloutLineScanner(_path);
        return scanner.TryRead(out var line) ? Parse(line, static root => root.String("generation")) ?? "" : "";
    }

    private void ReadOn(long end)
    {
        using var scanner = new RolloutLineScanner(_path, _readTo, end);
        while (scanner.TryRead(out var line))
        {
            if (scanner.NextOffset == scanner.LineOffset + line.Length)
            {
                // Without a line feed: somebody is about to finish it.
                return;
            }

            _readTo = scanner.NextOffset;
            if (Parse(line, ToValue) is { } read)
            {
                _lines++;
                Apply(read);
            }
            else if (Parse(line, static root => root.String("generation")) is { } generation)
            {
                _generation = generation;
            }
        }
    }

    private KeyedValue<T>? ToValue(JsonElement root) => root.String("id") is { } id ? new KeyedValue<T>(id, _read(root)) : null;

    private static TResult? Parse<TResult>(ReadOnlyMemory<byte> line, Func<JsonElement, TResult?> read)
        where TResult : class
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Apply(KeyedValue<T> one)
    {
        if (one.Value is { } value)
        {
            _values[one.Id] = value;
        }
        else
        {
            _values.Remove(one.Id);
        }
    }

    private static string WriteGeneration(ArrayBufferWriter<byte> lines)
    {
        var generation = Guid.NewGuid().ToString();
        using var json = new Utf8JsonWriter(lines, RolloutLineWriter.JsonOptions);
        json.WriteStartObject();
        json.WriteString("generation"u8, generation);
        json.WriteEndObject();
        json.Flush();
        lines.Write("\n"u8);
        return generation;
    }

    private void WriteLine(ArrayBufferWriter<byte> lines, string id, T? value)
    {
        using var json = new Utf8JsonWriter(lines, RolloutLineWriter.JsonOptions);
        json.WriteStartObject();
        json.WriteString("id"u8, id);
        if (value is not null)
        {
            _write(json, value);
        }

        json.WriteEndObject();
        json.Flush();
        lines.Write("\n"u8);
    }
}

/// <summary>A value and its id; a null value takes the id away.</summary>
internal sealed record KeyedValue<T>(string Id, T? Value)
    where T : class;
