using System.Diagnostics.CodeAnalysis;

namespace Daemon.Core.Skills;

/// <summary>
/// Reads the front matter of a <c>SKILL.md</c>: lines of YAML between two <c>---</c>. Of YAML, what skills use: <c>key: text</c>, plain or
/// in quotes, block texts (<c>|</c> and <c>&gt;</c>), and one level of nesting, whose keys get the outer key before a dot.
/// </summary>
internal static class SkillFrontMatter
{
    private const string Fence = "---";

    /// <returns>False with the reason when there is no front matter.</returns>
    public static bool TryRead(string text, out Dictionary<string, string> values, [NotNullWhen(false)] out string? error)
    {
        values = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var end = lines[0].TrimEnd() == Fence ? Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence) : -1;
        if (end < 0)
        {
            error = "missing YAML frontmatter delimited by ---";
            return false;
        }

        string? outer = null;
        for (var i = 1; i < end; i++)
        {
            var line = lines[i];
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (string.IsNullOrWhiteSpace(line) || line.TrimStart().StartsWith('#') || colon < 0)
            {
                continue;
            }

            var nested = char.IsWhiteSpace(line[0]);
            var key = line[..colon].Trim();
            var value = line[(colon + 1)..].Trim();
            outer = nested ? outer : key;
            if (value is ['|' or '>', ..])
            {
                value = Block(lines, ref i, end, folded: value[0] == '>');
            }

            values[nested ? $"{outer}.{key}" : key] = Unquoted(value);
        }

        error = null;
        return true;
    }

    /// <summary>The more indented lines after a block's key; leaves <paramref name="i"/> on the last.</summary>
    private static string Block(string[] lines, ref int i, int end, bool folded)
    {
        var indent = Indent(lines[i]);
        var block = new List<string>();
        while (i + 1 < end && (string.IsNullOrWhiteSpace(lines[i + 1]) || Indent(lines[i + 1]) > indent))
        {
            block.Add(lines[++i].Trim());
        }

        return string.Join(folded ? " " : "\n", block).Trim();
    }

    private static int Indent(string line) => line.Length - line.TrimStart().Length;

    private static string Unquoted(string value) => value switch
    {
        ['"', .. var inner, '"'] => inner.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal),
        ['\'', .. var inner, '\''] => inner.Replace("''", "'", StringComparison.Ordinal),
        _ => value,
    };
}
