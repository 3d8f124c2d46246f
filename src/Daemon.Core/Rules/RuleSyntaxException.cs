namespace Daemon.Core.Rules;

/// <summary>Leaves the reader of a rules file at the first error; never leaves <see cref="RuleFileParser"/>.</summary>
internal sealed class RuleSyntaxException(string message, RuleSpan span) : Exception(message)
{
    public RuleSpan Span { get; } = span;
}
