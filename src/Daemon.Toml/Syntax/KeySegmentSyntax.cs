namespace Daemon.Toml.Syntax;

/// <summary>
/// One segment of a key as written. A segment that is missing (<c>a..b</c>, <c>= 1</c>) is an empty <see cref="TomlTokenKind.Atom"/>.
/// </summary>
internal readonly record struct KeySegmentSyntax(TomlTokenKind Kind, int Start, int End);
