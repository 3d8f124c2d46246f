using System.Text;

namespace Daemon.Cli.Exec;

/// <summary>Text of commands and models for a terminal: its control characters must not steer it.</summary>
internal static class Printable
{
    /// <summary>On one line: line ends become blanks.</summary>
    public static string Line(string text) => Text(text).ReplaceLineEndings(" ");

    /// <summary>Keeps line ends and tabs; escape sequences lose their effect.</summary>
    public static string Text(string text)
    {
        if (!text.Any(IsControl))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            // A carriage return before a line feed is a line end; alone it would overwrite the line.
            _ = IsControl(c) ? (c == '\r' ? clean : clean.Append('\uFFFD')) : clean.Append(c);
        }

        return clean.ToString();
    }

    /// <summary>At most <paramref name="limit"/> characters and an ellipsis; no pair of surrogates is split.</summary>
    public static string Shorten(string text, int limit)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        var cut = char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit;
        return string.Concat(text.AsSpan(0, cut), "…");
    }

    private static bool IsControl(char c) => char.IsControl(c) && c is not ('\n' or '\t');
}
