using System.Globalization;
using System.Text;

namespace Daemon.Core.Rules;

/// <summary>Writes strings of the rules language.</summary>
internal static class RuleText
{
    /// <summary>A double-quoted literal that reads back as <paramref name="value"/>.</summary>
    public static string Quote(string value)
    {
        var output = new StringBuilder(value.Length + 2).Append('"');
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' or '\\' => output.Append('\\').Append(c),
                '\n' => output.Append("\\n"),
                '\r' => output.Append("\\r"),
                '\t' => output.Append("\\t"),
                < ' ' or '\x7F' => output.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => output.Append(c),
            };
        }

        return output.Append('"').ToString();
    }

    /// <summary>A list literal.</summary>
    public static string QuoteList(IEnumerable<string> values) => $"[{string.Join(", ", values.Select(Quote))}]";
}
