namespace Daemon.Core.Rules;

internal enum RuleTokenKind
{
    Identifier,
    String,
    Integer,
    Symbol,
    NewLine,
    End,

    /// <summary>What cannot be read as a token; the text is the reason. The last token of a file that has one.</summary>
    Invalid,
}

/// <param name="Text">A string's value; else as written.</param>
internal readonly record struct RuleToken(RuleTokenKind Kind, string Text, RuleSpan Span)
{
    /// <summary>For an error.</summary>
    public string Describe() => Kind switch
    {
        RuleTokenKind.Identifier => $"identifier '{Text}'",
        RuleTokenKind.String => $"string literal \"{Text}\"",
        RuleTokenKind.Integer => $"integer literal {Text}",
        RuleTokenKind.Symbol => $"symbol '{Text}'",
        RuleTokenKind.NewLine => "new line",
        _ => "end of file",
    };
}
