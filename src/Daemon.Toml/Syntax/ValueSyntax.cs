namespace Daemon.Toml.Syntax;

/// <summary>A value as written: <c>[Start, End)</c>, quotes and brackets included.</summary>
internal abstract class ValueSyntax(int start, int end)
{
    public int Start { get; } = start;

    public int End { get; } = end;
}

/// <summary>A string or an unquoted scalar; empty where the value is missing.</summary>
internal sealed class ScalarSyntax(TomlTokenKind kind, int start, int end) : ValueSyntax(start, end)
{
    public TomlTokenKind Kind { get; } = kind;
}

internal sealed class ArraySyntax(ValueSyntax[] items, int start, int end) : ValueSyntax(start, end)
{
    public ValueSyntax[] Items { get; } = items;
}

internal sealed class InlineTableSyntax(InlineMemberSyntax[] members, int start, int end) : ValueSyntax(start, end)
{
    public InlineMemberSyntax[] Members { get; } = members;

    /// <summary>Where the first line break between the braces and outside of values is; null when there is none.</summary>
    public int? LineBreak { get; init; }

    /// <summary>Where the comma behind the last member is; null when there is none.</summary>
    public int? TrailingComma { get; init; }
}

/// <summary><c>key = value</c> inside braces.</summary>
internal sealed class InlineMemberSyntax(KeySegmentSyntax[] key, ValueSyntax value)
{
    public KeySegmentSyntax[] Key { get; } = key;

    public ValueSyntax Value { get; } = value;

    public int Start => Key[0].Start;

    public int End => Value.End;
}
