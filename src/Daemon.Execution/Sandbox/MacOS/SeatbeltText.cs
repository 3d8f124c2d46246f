using System.Text;

namespace Daemon.Execution.Sandbox.MacOS;

/// <summary>The lexical side of seatbelt's policy language (a Scheme): strings, and patterns as regular expressions.</summary>
internal static class SeatbeltText
{
    /// <summary>A string literal.</summary>
    /// <exception cref="CommandStartException">The text has a control character, for which the language has no sure spelling.</exception>
    public static string Quote(string text)
    {
        if (text.Any(char.IsControl))
        {
            throw new CommandStartException(
                CommandStartFailure.SandboxUnavailable,
                $"The sandbox cannot express the pattern {Printable(text)}: it has a control character. Name the path exactly instead.");
        }

        return $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>
    /// A regular expression for what a deny pattern matches, with all that lies below. Case is ignored, as the usual volumes do.
    /// </summary>
    /// <remarks>The system matches bytes: <c>?</c> and a class stand for one byte, so for letters beyond ASCII only <c>*</c> fits.</remarks>
    public static string Regex(GlobPattern pattern)
    {
        var regex = new StringBuilder("^").Append(Literally(pattern.Folder == "/" ? "" : pattern.Folder, ignoreCase: false)).Append('/');
        string text = pattern.Wildcards;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '*')
            {
                i = AppendStars(regex, text, i);
            }
            else if (text[i] == '[' && GlobPattern.ClassEnd(text.AsSpan(i)) is > 0 and var length)
            {
                AppendClass(regex, text.AsSpan(i + 1, length - 1));
                i += length;
            }
            else
            {
                regex.Append(text[i] == '?' ? "[^/]" : Literally(text.AsSpan(i, 1), ignoreCase: true));
            }
        }

        return regex.Append("(/.*)?$").ToString();
    }

    /// <summary>A regular expression for one path and all below it, whatever the case of its last component.</summary>
    public static string Regex(string path)
    {
        int name = path.LastIndexOf('/') + 1;
        return $"^{Literally(path.AsSpan(0, name), ignoreCase: false)}{Literally(path.AsSpan(name), ignoreCase: true)}(/.*)?$";
    }

    private static int AppendStars(StringBuilder regex, string text, int start)
    {
        int end = start;
        while (end + 1 < text.Length && text[end + 1] == '*')
        {
            end++;
        }

        if (end == start)
        {
            regex.Append("[^/]*");
            return end;
        }

        bool folders = end + 1 < text.Length && text[end + 1] == '/';
        regex.Append(folders ? "(.*/)?" : ".*");
        return folders ? end + 1 : end;
    }

    private static void AppendClass(StringBuilder regex, ReadOnlySpan<char> members)
    {
        bool negated = members[0] is '!' or '^';
        regex.Append(negated ? "[^/" : "[");
        foreach (char member in negated ? members[1..] : members)
        {
            regex.Append(member == '\\' ? "\\\\" : member.ToString());
        }

        regex.Append(']');
    }

    private static string Literally(ReadOnlySpan<char> text, bool ignoreCase)
    {
        var regex = new StringBuilder();
        foreach (char character in text)
        {
            if (ignoreCase && char.IsAsciiLetter(character))
            {
                regex.Append('[').Append(char.ToLowerInvariant(character)).Append(char.ToUpperInvariant(character)).Append(']');
            }
            else if (char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character) && character is not ('/' or '_' or '-' or ' '))
            {
                regex.Append('\\').Append(character);
            }
            else
            {
                regex.Append(character);
            }
        }

        return regex.ToString();
    }

    private static string Printable(string text) =>
        string.Concat(text.Select(character => char.IsControl(character) ? $"\\u{(int)character:x4}" : character.ToString()));
}
