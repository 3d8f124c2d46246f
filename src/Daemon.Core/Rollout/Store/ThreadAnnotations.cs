using System.Buffers;
using Daemon.Core.Rollout.Files;
using Daemon.Core.Rollout.Reading;

namespace Daemon.Core.Rollout.Store;

/// <summary>
/// The <see cref="ThreadAnnotation"/>s of all threads: <c>thread-metadata.v1.jsonl</c> below CODEX_HOME, to which a whole line is added
/// for each change. The last line of an id counts. Ours alone; several daemons may share it, so writers take its <c>.lock</c>.
/// </summary>
/// <remarks>Thread-safe. The file is read again when its time or size changed.</remarks>
public sealed class ThreadAnnotations
{
    private readonly Lock _lock = new();
    private readonly string _path;
    private Dictionary<string, ThreadAnnotation> _annotations = new(StringComparer.Ordinal);
    private (DateTime Changed, long Size) _state;

    public ThreadAnnotations(string codexHome)
    {
        _path = Path.Combine(codexHome, "thread-metadata.v1.jsonl");
    }

    /// <summary>What is known of a thread now; <see cref="ThreadAnnotation.None"/> when nothing is.</summary>
    public ThreadAnnotation Get(string threadId)
    {
        lock (_lock)
        {
            Refresh();
            return _annotations.GetValueOrDefault(threadId, ThreadAnnotation.None);
        }
    }

    /// <summary>Changes what is known of a thread; a change to the same writes nothing. Returns what is known then.</summary>
    /// <exception cref="RolloutException">The disk refused; nothing changed.</exception>
    public ThreadAnnotation Update(string threadId, Func<ThreadAnnotation, ThreadAnnotation> change)
    {
        lock (_lock)
        {
            try
            {
                using var exclusive = FileLock.Acquire(_path + ".lock");
                Refresh();
                var before = _annotations.GetValueOrDefault(threadId, ThreadAnnotation.None);
                var after = change(before);
                if (after != before)
                {
                    Append(threadId, after);
                }

                return after;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new RolloutException($"cannot write to {_path}: {e.Message}", e);
            }
        }
    }

    private void Append(string threadId, ThreadAnnotation annotation)
    {
        using var file = File.Exists(_path) ? AppendFile.OpenExisting(_path) : AppendFile.Create(_path);
        var line = new ArrayBufferWriter<byte>(256);
        if (file.EndsInsideLine)
        {
            line.Write("\n"u8);
        }

        ThreadAnnotationJson.Write(line, threadId, annotation);
        line.Write("\n"u8);
        file.Append(line.WrittenSpan);
        _state = default;
    }

    private void Refresh()
    {
        var info = new FileInfo(_path);
        var state = info.Exists ? (info.LastWriteTimeUtc, info.Length) : default;
        if (state == _state)
        {
            return;
        }

        var annotations = new Dictionary<string, ThreadAnnotation>(StringComparer.Ordinal);
        if (info.Exists)
        {
            using var scanner = new RolloutLineScanner(_path);
            while (scanner.TryRead(out var line))
            {
                if (ThreadAnnotationJson.Read(line) is var (id, annotation))
                {
                    annotations[id] = annotation;
                }
            }
        }

        (_annotations, _state) = (annotations, state);
    }
}
