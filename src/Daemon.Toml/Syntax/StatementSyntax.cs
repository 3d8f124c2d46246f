namespace Daemon.Toml.Syntax;

/// <summary>
/// A line of the document that says something, with its trivia: <c>[FullStart, Start)</c> holds the blank lines, comments and
/// indentation before it, <c>[End, FullEnd)</c> what follows on its own line, up to and including the line break. The statements
/// and the rest after the last one tile the text.
/// </summary>
internal abstract class StatementSyntax
{
    public required int FullStart { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    public required int FullEnd { get; init; }
}

/// <summary><c>key = value</c>.</summary>
internal sealed class KeyValueSyntax(KeySegmentSyntax[] key, ValueSyntax value) : StatementSyntax
{
    public KeySegmentSyntax[] Key { get; } = key;

    public ValueSyntax Value { get; } = value;
}

/// <summary><c>[key]</c>, or <c>[[key]]</c> for an element of an array of tables.</summary>
internal sealed class HeaderSyntax(KeySegmentSyntax[] key, bool isArray) : StatementSyntax
{
    public KeySegmentSyntax[] Key { get; } = key;

    public bool IsArray { get; } = isArray;
}

/// <summary>A line that is none of these; a diagnostic says why.</summary>
/// <param name="key">The key as far as it goes, to be checked all the same.</param>
internal sealed class SkippedSyntax(KeySegmentSyntax[] key) : StatementSyntax
{
    public KeySegmentSyntax[] Key { get; } = key;
}
