using System.Text;

namespace Daemon.Core.Commands;

/// <summary>Writes an argv as one line that a POSIX shell reads back as the same argv.</summary>
public static class CommandDisplay
{
    [Flags]
    private enum Style
    {
        None = 0,
        Bare = 1,
        Single = 2,
        Double = 4,
        All = Bare | Single | Double,
    }

    /// <summary>Quotes where needed: nothing, else single quotes, else double quotes, else pieces of these.</summary>
    public static string Join(IEnumerable<string> argv) => string.Join(' ', argv.Select(Quote));

    /// <summary>One word; an empty one is <c>''</c>.</summary>
    public static string Quote(string word)
    {
        if (word.Length == 0)
        {
            return "''";
        }

        var output = new StringBuilder(word.Length + 2);
        for (int start = 0; start < word.Length;)
        {
            int end = start;
            var styles = Style.All;
            for (; end < word.Length && (styles & Allowed(word[end], isFirst: end == start)) is var left and not Style.None; end++)
            {
                styles = left;
            }

            Append(output, word.AsSpan(start..end), styles);
            start = end;
        }

        return output.ToString();
    }

    private static Style Allowed(char c, bool isFirst) => c switch
    {
        '+' or '-' or '.' or '/' or ':' or '@' or ']' or '_' => Style.All,
        '\'' or '\\' => Style.Double,
        '`' or '$' or '!' => Style.Single,
        '^' => isFirst ? Style.Single : Style.None,
        _ => char.IsAsciiLetterOrDigit(c) ? Style.All : Style.Single | Style.Double,
    };

    private static void Append(StringBuilder output, ReadOnlySpan<char> chunk, Style styles)
    {
        if (styles.HasFlag(Style.Bare))
        {
            output.Append(chunk);
            return;
        }

        char quote = styles.HasFlag(Style.Single) ? '\'' : '"';
        output.Append(quote);
        foreach (char c in chunk)
        {
            if (quote == '"' && (c is '"' or '\\'))
            {
                output.Append('\\');
            }

            output.Append(c);
        }

        output.Append(quote);
    }
}
