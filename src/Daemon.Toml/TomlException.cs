using System.Globalization;

namespace Daemon.Toml;

/// <summary>A text is not TOML; thrown by <see cref="TomlDocument.ParseStrict"/>.</summary>
public sealed class TomlException : FormatException
{
    internal TomlException(string sourceName, TomlDiagnostic diagnostic)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"{sourceName}:{diagnostic.Span.Line}:{diagnostic.Span.Column}: {diagnostic.Message}"))
    {
        SourceName = sourceName;
        Diagnostic = diagnostic;
    }

    /// <summary>As given to the parser.</summary>
    public string SourceName { get; }

    /// <summary>The first problem; <see cref="Exception.Message"/> shows it as <c>name:line:column: message</c>.</summary>
    public TomlDiagnostic Diagnostic { get; }
}
