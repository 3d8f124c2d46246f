using System.Text;

namespace Daemon.Protocol.Generator.Emission;

/// <summary>Lines of C# with the indentation of the block that they stand in.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public CodeWriter Line(string text = "")
    {
        if (text.Length > 0)
        {
            _text.Append(' ', _depth * 4).Append(text);
        }

        _text.Append('\n');
        return this;
    }

    /// <summary>Begins a block under a header.</summary>
    public CodeWriter Open(string header)
    {
        Line(header).Line("{");
        _depth++;
        return this;
    }

    /// <summary>Ends the block.</summary>
    /// <param name="end">What follows the brace on its line.</param>
    public CodeWriter Close(string end = "")
    {
        _depth--;
        return Line("}" + end);
    }

    public override string ToString() => _text.ToString();
}
