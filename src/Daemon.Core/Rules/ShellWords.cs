using System.Text;

namespace Daemon.Core.Rules;

/// <summary>Splits one command into words by POSIX quoting alone: no operators, no expansion.</summary>
internal static class ShellWords
{
    /// <summary>Null when a quote is not closed or the text ends in a backslash.</summary>
    public static IReadOnlyList<string>? Split(string text)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (word is not null)
                {
                    words.Add(word.ToString());
                    word = null;
                }

                continue;
            }

            word ??= new StringBuilder();
            if (quote == '\0' && (c is '\'' or '"'))
            {
                quote = c;
            }
            else if (c == quote)
            {
                quote = '\0';
            }
            else if (c == '\\' && quote != '\'')
            {
                if (++i == text.Length)
                {
                    return null;
                }

                // Inside double quotes a backslash is itself except before what it can escape.
                word.Append(quote == '"' && text[i] is not ('"' or '\\' or '$' or '`') ? $"\\{text[i]}" : text[i].ToString());
            }
            else
            {
                word.Append(c);
            }
        }

        if (quote != '\0')
        {
            return null;
        }

        if (word is not null)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
