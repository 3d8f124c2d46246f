using Daemon.Toml.Binding;
using Daemon.Toml.Syntax;
using Daemon.Toml.Text;
using Daemon.Toml.Values;

namespace Daemon.Toml;

/// <summary>
/// A TOML text that has been read: its values, its problems, and where everything stands. Accepted is TOML 1.0 (toml.io/en/v1.0.0), all of
/// it and nothing else. Immutable and safe to share between threads.
/// </summary>
public sealed class TomlDocument
{
    private readonly string _text;

    private TomlDocument(TomlSource source, IReadOnlyList<StatementSyntax> statements, TomlTable root, IReadOnlyList<TomlDiagnostic> problems)
    {
        _text = source.Text;
        SourceName = source.Name;
        Statements = statements;
        Root = root;
        Diagnostics = problems;
    }

    /// <summary>What messages call the text: a path, or any other name. It is never opened.</summary>
    public string SourceName { get; }

    /// <summary>The values. Where there are problems, those of the statements that have none.</summary>
    public TomlTable Root { get; }

    /// <summary>
    /// The problems, at most a few thousand: first those of the grammar, then those of names and values, then numbers out of range, each
    /// group in the order of the text. Empty if and only if the text is valid.
    /// </summary>
    public IReadOnlyList<TomlDiagnostic> Diagnostics { get; }

    internal IReadOnlyList<StatementSyntax> Statements { get; }

    /// <summary>Reads a text. Never throws for what the text says; its time is linear in its length.</summary>
    /// <param name="text">May begin with a byte order mark.</param>
    /// <param name="sourceName">What messages call the text.</param>
    public static TomlDocument Parse(string text, string sourceName)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sourceName);
        return Parse(new TomlSource(sourceName, text), encodingError: null);
    }

    /// <summary>
    /// Reads UTF-8 bytes. Where they are not UTF-8 the first diagnostic says so; its place counts the characters before the bad bytes, each
    /// ill-formed sequence as one, and <see cref="ToString"/> then shows U+FFFD in their stead.
    /// </summary>
    public static TomlDocument Parse(ReadOnlySpan<byte> utf8, string sourceName)
    {
        ArgumentNullException.ThrowIfNull(sourceName);
        var text = Utf8Text.Decode(utf8, out var error);
        return Parse(new TomlSource(sourceName, text), error);
    }

    /// <summary>As <see cref="Parse(string, string)"/>, for callers that cannot go on with a broken text.</summary>
    /// <exception cref="TomlException">The first problem.</exception>
    public static TomlDocument ParseStrict(string text, string sourceName)
    {
        var document = Parse(text, sourceName);
        return document.Diagnostics is [var first, ..] ? throw new TomlException(sourceName, first) : document;
    }

    /// <summary>The text as it was read, whatever it is.</summary>
    public override string ToString() => _text;

    private static TomlDocument Parse(TomlSource source, Utf8Error? encodingError)
    {
        var diagnostics = new DiagnosticBag(source);
        if (encodingError is { } error)
        {
            diagnostics.Report(error.Message, error.Position, error.Position + 1);
        }

        diagnostics.CheckEncoding();
        var statements = new TomlParser(source, diagnostics).ParseStatements();
        var root = new DocumentBinder(source, diagnostics).Bind(statements);
        return new TomlDocument(source, statements, root, diagnostics.ToList());
    }
}
