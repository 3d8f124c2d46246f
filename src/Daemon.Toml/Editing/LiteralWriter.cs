using System.Globalization;
using System.Text;
using Daemon.Toml.Syntax;

namespace Daemon.Toml.Editing;

/// <summary>Literals and keys to TOML text on one line, unless a string keeps the several lines that it had.</summary>
internal static class LiteralWriter
{
    /// <param name="formerText">What stood there: a string keeps its kind of quotes if they can hold the new value.</param>
    public static string Write(TomlLiteral literal, ReadOnlySpan<char> formerText = default)
    {
        var output = new StringBuilder();
        if (literal is TomlLiteral.StringLiteral text)
        {
            WriteString(output, text.Value, formerText);
        }
        else
        {
            Write(output, literal, 0);
        }

        return output.ToString();
    }

    /// <summary>A key: bare where that is legal.</summary>
    public static string WriteKey(params ReadOnlySpan<string> names)
    {
        var output = new StringBuilder();
        foreach (var name in names)
        {
            if (output.Length > 0)
            {
                output.Append('.');
            }

            if (name.Length > 0 && !name.AsSpan().ContainsAnyExcept(CharacterClasses.BareKey))
            {
                output.Append(name);
            }
            else
            {
                WriteString(output, name, default);
            }
        }

        return output.ToString();
    }

    private static void Write(StringBuilder output, TomlLiteral literal, int depth)
    {
        if (depth > TomlLimits.ValueDepth)
        {
            throw new TomlEditException($"The value has more than {TomlLimits.ValueDepth} levels of arrays and tables; nest it less.");
        }

        switch (literal)
        {
            case TomlLiteral.StringLiteral text:
                WriteString(output, text.Value, default);
                break;
            case TomlLiteral.IntegerLiteral integer:
                output.Append(CultureInfo.InvariantCulture, $"{integer.Value}");
                break;
            case TomlLiteral.FloatLiteral number:
                output.Append(FormatFloat(number.Value));
                break;
            case TomlLiteral.BooleanLiteral boolean:
                output.Append(boolean.Value ? "true" : "false");
                break;
            case TomlLiteral.ArrayLiteral array:
                WriteArray(output, array, depth);
                break;
            case TomlLiteral.TableLiteral table:
                WriteInlineTable(output, table, depth);
                break;
        }
    }

    private static void WriteArray(StringBuilder output, TomlLiteral.ArrayLiteral array, int depth)
    {
        output.Append('[');
        for (var i = 0; i < array.Items.Length; i++)
        {
            output.Append(i == 0 ? "" : ", ");
            Write(output, array.Items[i], depth + 1);
        }

        output.Append(']');
    }

    private static void WriteInlineTable(StringBuilder output, TomlLiteral.TableLiteral table, int depth)
    {
        output.Append('{');
        for (var i = 0; i < table.Entries.Length; i++)
        {
            var (key, value) = table.Entries[i];
            output.Append(i == 0 ? " " : ", ").Append(WriteKey(key)).Append(" = ");
            Write(output, value, depth + 1);
        }

        output.Append(table.Entries.Length == 0 ? "}" : " }");
    }

    // The shortest form that reads back the same; a float always shows that it is one.
    private static string FormatFloat(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        var text = value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
        return text.AsSpan().ContainsAny('.', 'e') ? text : text + ".0";
    }

    private static void WriteString(StringBuilder output, string value, ReadOnlySpan<char> formerText)
    {
        if (formerText.StartsWith("\"\"\"") && value.Contains('\n'))
        {
            output.Append("\"\"\"\n");
            WriteEscaped(output, value, keepLines: true);
            output.Append("\"\"\"");
            return;
        }

        var wantsLiteral = formerText.StartsWith("'") || (!formerText.StartsWith("\"") && value.AsSpan().ContainsAny('"', '\\'));
        if (wantsLiteral && !value.AsSpan().ContainsAny(CharacterClasses.NotLiteral))
        {
            output.Append('\'').Append(value).Append('\'');
            return;
        }

        output.Append('"');
        WriteEscaped(output, value, keepLines: false);
        output.Append('"');
    }

    private static void WriteEscaped(StringBuilder output, string value, bool keepLines)
    {
        foreach (var c in value)
        {
            switch (c)
            {
                case '"':
                    output.Append("\\\"");
                    break;
                case '\\':
                    output.Append("\\\\");
                    break;
                case '\b':
                    output.Append("\\b");
                    break;
                case '\t':
                    output.Append("\\t");
                    break;
                case '\n':
                    output.Append(keepLines ? "\n" : "\\n");
                    break;
                case '\f':
                    output.Append("\\f");
                    break;
                case '\r':
                    output.Append("\\r");
                    break;
                case < ' ' or '\u007F':
                    output.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
                    break;
                default:
                    output.Append(c);
                    break;
            }
        }
    }
}
