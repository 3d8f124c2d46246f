namespace Daemon.Toml.Syntax;

/// <summary>What the lexer can tell apart without knowing where in the grammar it is.</summary>
internal enum TomlTokenKind : byte
{
    EndOfText,
    Whitespace,
    Newline,
    Comment,
    Dot,
    Equals,
    Comma,
    LeftBracket,
    RightBracket,
    LeftBrace,
    RightBrace,

    /// <summary>A run of anything else: a bare key, a number, a date, a word.</summary>
    Atom,
    BasicString,
    LiteralString,
    MultiLineBasicString,
    MultiLineLiteralString,
}
