using System.Diagnostics.CodeAnalysis;
using Daemon.Toml.Binding;
using Daemon.Toml.Syntax;
using Daemon.Toml.Text;
using Daemon.Toml.Values;

namespace Daemon.Toml;

/// <summary>Reads a single value, as on the right of <c>key = value</c>.</summary>
public static class TomlValueParser
{
    /// <summary>
    /// Reads a text that is one TOML value, with white space and comments around it at most. Text without quotes is not a value:
    /// whether it is then taken for a string is the caller's choice.
    /// </summary>
    /// <param name="value">The value, with spans into <paramref name="text"/>; null on failure.</param>
    /// <param name="diagnostic">The first problem; null on success.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out TomlValue? value, [NotNullWhen(false)] out TomlDiagnostic? diagnostic)
    {
        ArgumentNullException.ThrowIfNull(text);
        var source = new TomlSource("value", text);
        var diagnostics = new DiagnosticBag(source);
        diagnostics.CheckEncoding();
        var syntax = new TomlParser(source, diagnostics).ParseLoneValue();
        var bound = new DocumentBinder(source, diagnostics).BindValue(syntax, depth: 0);
        diagnostic = diagnostics.ToList() is [var first, ..] ? first : null;
        value = diagnostic is null ? bound : null;
        return diagnostic is null;
    }
}
