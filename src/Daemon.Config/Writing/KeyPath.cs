using System.Diagnostics.CodeAnalysis;
using System.Text;

using Daemon.Toml;

namespace Daemon.Config.Writing;

/// <summary>Reads key paths of edits: segments between dots, each bare or in double quotes with <c>\"</c> and <c>\\</c>.</summary>
internal static class KeyPath
{
    /// <returns>False with the reason in <paramref name="error"/>.</returns>
    public static bool TryParse(string text, out IReadOnlyList<string> segments, [NotNullWhen(false)] out string? error)
    {
        var found = new List<string>();
        segments = found;
        if (text.Length == 0)
        {
            error = "keyPath must not be empty";
            return false;
        }

        var position = 0;
        while (true)
        {
            error = text.AsSpan(position).StartsWith("\"") ? ReadQuoted(text, ref position, found) : ReadBare(text, ref position, found);
            if (error is not null)
            {
                return false;
            }

            if (position == text.Length)
            {
                return true;
            }

            if (found.Count == TomlLimits.KeySegments)
            {
                error = FormattableString.Invariant($"keyPath must not have more than {TomlLimits.KeySegments} segments");
                return false;
            }

            // Stands on a dot; a path that ends with one has an empty last segment, which the next round refuses.
            position++;
        }
    }

    private static string? ReadBare(string text, ref int position, List<string> segments)
    {
        var end = text.IndexOf('.', position);
        var segment = text[position..(end < 0 ? text.Length : end)];
        position += segment.Length;
        segments.Add(segment);
        return segment.Length == 0 ? "keyPath segments must not be empty" : null;
    }

    private static string? ReadQuoted(string text, ref int position, List<string> segments)
    {
        var segment = new StringBuilder();
        for (position++; position < text.Length && text[position] != '"'; position++)
        {
            if (text[position] == '\\' && position + 1 < text.Length && text[position + 1] is '"' or '\\')
            {
                position++;
            }

            segment.Append(text[position]);
        }

        if (position == text.Length)
        {
            return "unterminated quoted keyPath segment";
        }

        position++;
        if (position < text.Length && text[position] != '.')
        {
            return "invalid quoted keyPath segment";
        }

        segments.Add(segment.ToString());
        return segment.Length == 0 ? "keyPath segments must not be empty" : null;
    }
}
