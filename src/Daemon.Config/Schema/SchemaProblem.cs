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
/// <param name="Suggestion">The known key that was probably meant.</param>
internal sealed record SchemaProblem(
    SchemaProblemKind Kind, IReadOnlyList<string> KeyPath, string Message, TomlSpan Span, string? Suggestion = null)
{
    public string DottedPath => string.Join('.', KeyPath);
}
