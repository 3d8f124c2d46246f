using Daemon.Toml.Values;

namespace Daemon.Toml.Text;

/// <summary>
/// A text and the map from its offsets to lines and columns. One pass at construction; a look-up is logarithmic, and constant
/// when the offsets come in order. Not thread-safe, because it remembers the last line looked up.
/// </summary>
internal sealed class TomlSource
{
    private readonly List<int> _lineStarts = [0];

    // Offsets of second halves of surrogate pairs, which are code units but not columns.
    private readonly List<int> _lowSurrogates = [];
    private int _lastLine;
    private int _lastLowSurrogate;

    public TomlSource(string name, string text)
    {
        Name = name;
        Text = text;
        IndexLines(text);
        IndexSurrogates(text);
    }

    public string Name { get; }

    public string Text { get; }

    /// <summary>The offset of the first half of a surrogate pair that has no other half, or -1.</summary>
    public int UnpairedSurrogate { get; private set; } = -1;

    public ReadOnlySpan<char> Slice(int start, int end) => Text.AsSpan(start, end - start);

    /// <summary>
    /// The end of the text belongs to the line of the last character, so that an error at the end of a finished last line is
    /// shown one past its line break and not on a line that is not there.
    /// </summary>
    public TomlSpan Span(int start, int end)
    {
        var anchor = start == Text.Length && start > 0 ? start - 1 : start;
        var lineStart = _lineStarts[LineOf(anchor)];
        var column = start - lineStart + CountLowSurrogates(lineStart) - CountLowSurrogates(start);
        return new TomlSpan(start, end - start, _lastLine + 1, column + 1);
    }

    private void IndexLines(string text)
    {
        var position = 0;
        while (true)
        {
            var index = text.AsSpan(position).IndexOf('\n');
            if (index < 0)
            {
                return;
            }

            position += index + 1;
            _lineStarts.Add(position);
        }
    }

    private void IndexSurrogates(string text)
    {
        var position = 0;
        while (true)
        {
            var index = text.AsSpan(position).IndexOfAnyInRange('\uD800', '\uDFFF');
            if (index < 0)
            {
                return;
            }

            position += index;
            if (position + 1 < text.Length && char.IsSurrogatePair(text[position], text[position + 1]))
            {
                _lowSurrogates.Add(position + 1);
                position += 2;
                continue;
            }

            if (UnpairedSurrogate < 0)
            {
                UnpairedSurrogate = position;
            }

            position++;
        }
    }

    private int LineOf(int offset)
    {
        if (offset < _lineStarts[_lastLine] || !IsOnLine(offset, _lastLine))
        {
            if (_lastLine + 1 < _lineStarts.Count && offset >= _lineStarts[_lastLine + 1] && IsOnLine(offset, _lastLine + 1))
            {
                _lastLine++;
            }
            else
            {
                var index = _lineStarts.BinarySearch(offset);
                _lastLine = index >= 0 ? index : ~index - 1;
            }
        }

        return _lastLine;
    }

    private bool IsOnLine(int offset, int line) => line + 1 == _lineStarts.Count || offset < _lineStarts[line + 1];

    private int CountLowSurrogates(int before)
    {
        var count = _lastLowSurrogate;
        if (!IsCountBefore(count, before) && !IsCountBefore(++count, before))
        {
            var index = _lowSurrogates.BinarySearch(before);
            count = index >= 0 ? index : ~index;
        }

        _lastLowSurrogate = count;
        return count;
    }

    private bool IsCountBefore(int count, int before) =>
        count <= _lowSurrogates.Count
        && (count == 0 || _lowSurrogates[count - 1] < before)
        && (count == _lowSurrogates.Count || _lowSurrogates[count] >= before);
}
