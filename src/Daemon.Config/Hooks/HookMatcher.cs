using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Daemon.Config.Hooks;

/// <summary>
/// Patterns of hooks: nothing or <c>*</c> match all, plain names separated by <c>|</c> match exactly, anything else is a regular
/// expression that may match anywhere.
/// </summary>
public static class HookMatcher
{
    /// <summary>A pattern is written by the user; its time is limited all the same, so that a bad one cannot stop a turn.</summary>
    private static readonly TimeSpan MatchTime = TimeSpan.FromSeconds(1);

    /// <param name="names">What the event is about under all of its names.</param>
    public static bool Matches(string? matcher, params ReadOnlySpan<string> names)
    {
        if (matcher is null or "" or "*")
        {
            return true;
        }

        var exact = IsExact(matcher) ? matcher.Split('|') : null;
        foreach (var name in names)
        {
            if (exact is not null ? exact.Contains(name, StringComparer.Ordinal) : MatchesPattern(matcher, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>False, with the reason, when the pattern is no regular expression.</summary>
    public static bool IsValid(string matcher, [NotNullWhen(false)] out string? problem)
    {
        problem = null;
        if (matcher == "*" || IsExact(matcher))
        {
            return true;
        }

        try
        {
            _ = new Regex(matcher, RegexOptions.CultureInvariant, MatchTime);
            return true;
        }
        catch (ArgumentException error)
        {
            problem = error.Message;
            return false;
        }
    }

    private static bool MatchesPattern(string matcher, string name)
    {
        try
        {
            return Regex.IsMatch(name, matcher, RegexOptions.CultureInvariant, MatchTime);
        }
        catch (RegexMatchTimeoutException)
        {
            // A pattern that finds no end has not matched.
            return false;
        }
    }

    private static bool IsExact(string matcher) => matcher.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '|');
}
