using System.Text;

namespace Daemon.Acp.Updates;

/// <summary>The end of a running command's output, shown now and then: the protocol replaces what a call shows as a whole.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class OutputTail(TimeProvider time)
{
    /// <summary>Characters that are kept.</summary>
    private const int MaxLength = 16 * 1024;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly StringBuilder _text = new();
    private long? _shownAt;

    /// <summary>Adds output. The text to show, or null when the last was shown a moment ago.</summary>
    public string? Add(string delta)
    {
        _text.Append(delta);
        if (_text.Length > MaxLength)
        {
            _text.Remove(0, _text.Length - MaxLength);
        }

        if (_shownAt is { } last && time.GetElapsedTime(last) < Pause)
        {
            return null;
        }

        _shownAt = time.GetTimestamp();
        return _text.ToString();
    }
}
