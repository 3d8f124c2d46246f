namespace Daemon.Core.Commands;

internal enum ShellTokenKind
{
    Word,

    /// <summary><c>&amp;&amp;</c>, <c>||</c>, <c>;</c>, <c>|</c> or a line break: joins commands.</summary>
    Separator,

    /// <summary>Redirections with their target are left out, but leave this behind; also parentheses, <c>&amp;</c>, comments, open quotes.</summary>
    Other,
}

/// <summary>A piece of a shell script.</summary>
/// <param name="Text">A word without its quotes; an operator as written.</param>
/// <param name="IsLiteral">A word whose value is known without running anything.</param>
/// <param name="IsPlain">A literal word made of bare characters and of quotes without any escape or expansion.</param>
/// <param name="IsBare">A word without quotes: only such a one can be a keyword.</param>
internal readonly record struct ShellToken(ShellTokenKind Kind, string Text, bool IsLiteral, bool IsPlain, bool IsBare);
