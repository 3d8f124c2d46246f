using System.Globalization;
using System.Text;

using Daemon.Config.Loading;
using Daemon.Toml.Values;

namespace Daemon.Config.Strict;

/// <summary>One problem of a strict check.</summary>
/// <param name="Failure">What is wrong, and where.</param>
public sealed record ConfigProblem(ConfigFailure Failure)
{
    /// <summary><c>file:line:column: detail</c>, or the detail and the key on a second line when no file is at fault.</summary>
    public string Headline => Failure.Message.TrimEnd('\n');

    /// <summary>
    /// The line at fault with carets below it, in three lines without a final line break; null when no file is at fault. The gutter is as
    /// wide as the line number. For a fault of the merged whole it shows where the value was set, below a line that names the place.
    /// </summary>
    public string? Excerpt => Failure switch
    {
        { Text: { } text, Span: { } span } => Show(text, span),
        { Origin: { } origin } => string.Create(
            CultureInfo.InvariantCulture, $" --> {origin.File}:{origin.Span.Line}:{origin.Span.Column}\n{Show(origin.Text, origin.Span)}"),
        _ => null,
    };

    /// <summary>What the server prints to standard error after <c>Error: </c>: the headline, and for a syntax error its cause.</summary>
    public string ServerText => Failure.Kind == ConfigFailureKind.Syntax && Excerpt is { } excerpt && Failure.Span is { } span
        ? Headline + "\n\nCaused by:\n" + Indent(string.Create(
            CultureInfo.InvariantCulture, $"TOML parse error at line {span.Line}, column {span.Column}\n{excerpt}\n{Failure.Detail}\n"))
        : Headline;

    /// <summary>Headline, excerpt and suggestion, each on lines of their own.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Headline);
        if (Excerpt is { } excerpt)
        {
            text.Append('\n').Append(excerpt);
        }

        if (Failure.Suggestion is { } suggestion)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nhelp: did you mean `{suggestion}`?");
        }

        return text.ToString();
    }

    private static string Show(string text, TomlSpan span)
    {
        var number = span.Line.ToString(CultureInfo.InvariantCulture);
        var gutter = new string(' ', number.Length);
        var carets = new string('^', Math.Max(TextColumns.Count(text, span), 1));
        return $"{gutter} |\n{number} | {Line(text, span)}\n{gutter} | {new string(' ', span.Column - 1)}{carets}";
    }

    private static string Indent(string text) => "    " + text.Replace("\n", "\n    ", StringComparison.Ordinal);

    private static string Line(string text, TomlSpan span)
    {
        // The end of the text counts as one past the last line, so the line break may stand between the line and the offset.
        var rest = text.AsSpan();
        for (var line = 1; line < span.Line; line++)
        {
            rest = rest[(rest.IndexOf('\n') + 1)..];
        }

        var end = rest.IndexOf('\n');
        return (end < 0 ? rest : rest[..end]).TrimEnd('\r').TrimStart('\uFEFF').ToString();
    }
}
