namespace Daemon.Core.Rules;

/// <summary>What a rule says about a command; ordered, the strictest is the greatest.</summary>
internal enum RuleDecision
{
    Allow,
    Prompt,
    Forbidden,
}
