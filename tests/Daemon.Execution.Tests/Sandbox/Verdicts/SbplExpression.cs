using System.Text;

namespace Daemon.Execution.Tests.Sandbox.Verdicts;

/// <summary>An expression of seatbelt's language: an atom, a string, or a list.</summary>
internal sealed record SbplExpression(string? Atom, string? Text, IReadOnlyList<SbplExpression>? Items)
{
    public string Head => Items![0].Atom!;

    public static IReadOnlyList<SbplExpression> ParseAll(string source)
    {
        int position = 0;
        var all = new List<SbplExpression>();
        while (Skip(source, ref position))
        {
            all.Add(Parse(source, ref position));
        }

        return all;
    }

    private static SbplExpression Parse(string source, ref int position)
    {
        Assert.True(Skip(source, ref position), "an expression is cut off");
        char first = source[position];
        if (first == '(')
        {
            position++;
            var items = new List<SbplExpression>();
            while (Skip(source, ref position) && source[position] != ')')
            {
                items.Add(Parse(source, ref position));
            }

            Assert.True(position < source.Length, "a list is not closed");
            position++;
            return new SbplExpression(null, null, items);
        }

        Assert.NotEqual(')', first);
        return first == '"' ? ParseText(source, ref position) : ParseAtom(source, ref position);
    }

    private static SbplExpression ParseText(string source, ref int position)
    {
        var text = new StringBuilder();
        for (position++; source[position] != '"'; position++)
        {
            Assert.False(char.IsControl(source[position]), "a control character in a string");
            text.Append(source[position] == '\\' ? source[++position] : source[position]);
        }

        position++;
        return new SbplExpression(null, text.ToString(), null);
    }

    private static SbplExpression ParseAtom(string source, ref int position)
    {
        int start = position;
        while (position < source.Length && !char.IsWhiteSpace(source[position]) && source[position] is not ('(' or ')' or '"' or ';'))
        {
            Assert.True(char.IsAsciiLetterOrDigit(source[position]) || source[position] is '-' or '_' or '*' or '.', $"no atom has {source[position]}");
            position++;
        }

        return new SbplExpression(source[start..position], null, null);
    }

    private static bool Skip(string source, ref int position)
    {
        while (position < source.Length && (char.IsWhiteSpace(source[position]) || source[position] == ';'))
        {
            position = source[position] == ';' ? source.IndexOf('\n', position) : position + 1;
        }

        return position < source.Length;
    }
}
