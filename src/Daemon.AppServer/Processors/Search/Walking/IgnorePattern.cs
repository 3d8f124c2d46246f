using System.Text;
using System.Text.RegularExpressions;

namespace Daemon.AppServer.Processors.Search.Walking;

/// <summary>One line of an ignore file, see gitignore(5).</summary>
/// <param name="Negated">Whether it takes back what an earlier line ignores.</param>
/// <param name="FoldersOnly">Whether it speaks of folders alone.</param>
/// <param name="Name">The literal name that it matches at any depth; null when it needs <paramref name="Path"/>.</param>
/// <param name="Path">Matches the path relative to the ignore file's folder.</param>
internal sealed record IgnorePattern(bool Negated, bool FoldersOnly, string? Name, Regex? Path)
{
    private static readonly TimeSpan MatchTime = TimeSpan.FromSeconds(1);

    /// <summary>Null for a comment, an empty line, or a pattern that matches nothing.</summary>
    public static IgnorePattern? Parse(string line)
    {
        var text = TrimTrailingSpaces(line);
        if (text.Length == 0 || text[0] == '#')
        {
            return null;
        }

        var negated = text[0] == '!';
        text = negated ? text[1..] : text;
        var foldersOnly = text.EndsWith('/');
        text = foldersOnly ? text[..^1] : text;
        var anchored = text.Contains('/', StringComparison.Ordinal);
        text = text.StartsWith('/') ? text[1..] : text;
        if (text.Length == 0)
        {
            return null;
        }

        return !anchored && text.AsSpan().IndexOfAny("*?[\\") < 0
            ? new IgnorePattern(negated, foldersOnly, text, null)
            : new IgnorePattern(negated, foldersOnly, null, ToRegex(anchored ? text : "**/" + text));
    }

    /// <param name="path">Relative to the ignore file's folder, with <c>/</c>.</param>
    /// <param name="name">The last part of the path.</param>
    public bool Matches(string path, string name, bool isFolder) =>
        (isFolder || !FoldersOnly) && (Name is not null ? string.Equals(Name, name, StringComparison.Ordinal) : Path!.IsMatch(path));

    private static string TrimTrailingSpaces(string line)
    {
        var end = line.Length;
        while (end > 0 && line[end - 1] == ' ' && (end < 2 || line[end - 2] != '\\'))
        {
            end--;
        }

        return line[..end];
    }

    private static Regex ToRegex(string glob)
    {
        var regex = new StringBuilder("^");
        for (var i = 0; i < glob.Length; i++)
        {
            var rest = glob.AsSpan(i);
            var atStart = i == 0 || glob[i - 1] == '/';
            if (atStart && rest.StartsWith("**/"))
            {
                regex.Append("(?:.*/)?");
                i += 2;
            }
            else if (atStart && rest is "**")
            {
                regex.Append(".+");
                i++;
            }
            else if (rest[0] == '[' && ClassLength(rest) is var length and > 0)
            {
                AppendClass(regex, rest[1..(length - 1)]);
                i += length - 1;
            }
            else if (rest[0] == '\\' && rest.Length > 1)
            {
                regex.Append(Regex.Escape(glob[++i].ToString()));
            }
            else
            {
                regex.Append(rest[0] switch
                {
                    '*' => "[^/]*",
                    '?' => "[^/]",
                    var c => Regex.Escape(c.ToString()),
                });
            }
        }

        // Without backtracking a hostile ignore file cannot make matching slow.
        return new Regex(regex.Append('$').ToString(), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline, MatchTime);
    }

    /// <summary>The length of the character class that the text begins with; 0 when it is not closed.</summary>
    private static int ClassLength(ReadOnlySpan<char> text)
    {
        var first = text.Length > 1 && text[1] is ('!' or '^') ? 2 : 1;
        var end = text.Length > first + 1 ? text[(first + 1)..].IndexOf(']') : -1;
        return end < 0 ? 0 : first + 1 + end + 1;
    }

    private static void AppendClass(StringBuilder regex, ReadOnlySpan<char> content)
    {
        var negated = content[0] is '!' or '^';
        regex.Append(negated ? "[^/" : "[");
        foreach (var c in negated ? content[1..] : content)
        {
            // A hyphen keeps its meaning; all else that a class gives one to is quoted.
            regex.Append(c is '\\' or '[' or ']' or '^' ? $"\\{c}" : c.ToString());
        }

        regex.Append(']');
    }
}
