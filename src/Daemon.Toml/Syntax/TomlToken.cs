namespace Daemon.Toml.Syntax;

/// <summary>A run of the source: <c>[Start, End)</c> in UTF-16 code units. Tokens tile the text after a byte order mark.</summary>
internal readonly record struct TomlToken(TomlTokenKind Kind, int Start, int End);
