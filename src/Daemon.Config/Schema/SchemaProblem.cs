using Daemon.Toml.Values;

namespace Daemon.Config.Schema;

internal enum SchemaProblemKind
{
    /// <summary>A value of the wrong type or out of range, or a missing required key: the configuration cannot be used.</summary>
    Type,

    /// <summary>A key that nothing reads: an error in strict mode, else a warning.</summary>
    UnknownKey,
}

/// <summary>One disagreement between a document and the schema.</summary>
/// <param name="KeyPath">Segments from the root; an array index is a segment.</param>
/// <param name="Message">Without place; of an unknown key the reference's sentence.</param>
/// <param name="Span">The value of a type problem, the key of an unknown one.</param>
/// <param name="Table">Of an unknown key the table whose keys are known.</param>
internal sealed record SchemaProblem(
    SchemaProblemKind Kind, IReadOnlyList<string> KeyPath, string Message, TomlSpan Span, Shape.Table? Table = null)
{
    public string DottedPath => string.Join('.', KeyPath);

    /// <summary>The known key that was probably meant; null when none is close. Looked for on demand: few readers ask.</summary>
    public string? Suggestion => Table is null ? null : NearestName.Find(KeyPath[^1], Table.Members.InOrder.Select(key => key.Name));
}
