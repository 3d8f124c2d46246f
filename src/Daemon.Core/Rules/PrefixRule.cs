namespace Daemon.Core.Rules;

/// <summary>A rule about all commands that start alike.</summary>
/// <param name="Pattern">One entry for each leading word: the words that it may be. Not empty, nor is an entry.</param>
/// <param name="Decision">What to do with such a command.</param>
/// <param name="Justification">For the user and the model; null when the author gave none.</param>
internal sealed record PrefixRule(IReadOnlyList<IReadOnlyList<string>> Pattern, RuleDecision Decision, string? Justification)
{
    /// <summary>Matches exactly these leading words.</summary>
    public static PrefixRule Allow(IEnumerable<string> prefix) => new([.. prefix.Select(word => new[] { word })], RuleDecision.Allow, null);

    public bool Matches(IReadOnlyList<string> command)
    {
        if (command.Count < Pattern.Count)
        {
            return false;
        }

        for (int i = 0; i < Pattern.Count; i++)
        {
            if (!Pattern[i].Contains(command[i], StringComparer.Ordinal))
            {
                return false;
            }
        }

        return true;
    }
}
