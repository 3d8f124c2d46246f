using System.Diagnostics.CodeAnalysis;

namespace Daemon.Core.Rules;

/// <summary>A rule that a command met.</summary>
/// <param name="MatchedPrefix">The command's own leading words; the rule's program name when the command names it by path.</param>
/// <param name="Decision">The rule's.</param>
/// <param name="Justification">The rule's; null when it has none.</param>
/// <param name="ResolvedProgram">The absolute path by which the command names the program; null when it names it as the rule does.</param>
internal sealed record RuleMatch(IReadOnlyList<string> MatchedPrefix, RuleDecision Decision, string? Justification, string? ResolvedProgram);

/// <summary>What all rules say about the commands of one script.</summary>
/// <param name="Decision">The strictest of the matches; null when no rule matched.</param>
/// <param name="Matches">In order of commands, then of rules.</param>
/// <param name="Unmatched">Commands that no rule is about, in order.</param>
internal sealed record RuleEvaluation(
    RuleDecision? Decision, IReadOnlyList<RuleMatch> Matches, IReadOnlyList<IReadOnlyList<string>> Unmatched)
{
    /// <summary>Every command is allowed by a rule and none is restricted: only then the script may leave the sandbox.</summary>
    public bool AllowsAll => Decision == RuleDecision.Allow && Unmatched.Count == 0;

    /// <summary>Of the first match that decided; null when it has none.</summary>
    public string? Justification => Matches.FirstOrDefault(match => match.Decision == Decision)?.Justification;
}

/// <summary>All rules in force. Immutable, so safe to share; an amendment makes a new set.</summary>
/// <param name="prefixRules">In order of files and lines.</param>
/// <param name="networkRules">Likewise.</param>
/// <param name="hostExecutables">Program name to the absolute paths that may stand for it.</param>
internal sealed class RuleSet(
    IReadOnlyList<PrefixRule> prefixRules,
    IReadOnlyList<NetworkRule> networkRules,
    IReadOnlyDictionary<string, IReadOnlyList<string>> hostExecutables)
{
    public static RuleSet Empty { get; } = new([], [], new Dictionary<string, IReadOnlyList<string>>());

    public IReadOnlyList<PrefixRule> PrefixRules { get; } = prefixRules;

    public IReadOnlyList<NetworkRule> NetworkRules { get; } = networkRules;

    public IReadOnlyDictionary<string, IReadOnlyList<string>> HostExecutables { get; } = hostExecutables;

    /// <summary>
    /// Reads all <c>*.rules</c> of the folders, by name within a folder. Folders that do not exist are passed over. One bad file
    /// drops everything: half of a policy may allow what the other half forbids.
    /// </summary>
    /// <param name="folders">Absolute; the lowest layer first.</param>
    /// <param name="error">The first bad file; null when all were read.</param>
    /// <returns>Empty on an error.</returns>
    public static RuleSet FromFolders(IEnumerable<string> folders, out RuleError? error)
    {
        RuleSet rules = Empty;
        foreach (string folder in folders)
        {
            if (!TryListFiles(folder, out string[]? files, out error))
            {
                return Empty;
            }

            foreach (string file in files)
            {
                if (!TryReadFile(file, out RuleSet? read, out error))
                {
                    return Empty;
                }

                rules = rules.With(read);
            }
        }

        error = null;
        return rules;
    }

    /// <summary>These rules and then the others; of a program declared in both, the other's paths count.</summary>
    public RuleSet With(RuleSet other)
    {
        var executables = new Dictionary<string, IReadOnlyList<string>>(HostExecutables, StringComparer.Ordinal);
        foreach ((string name, IReadOnlyList<string> paths) in other.HostExecutables)
        {
            executables[name] = paths;
        }

        return new RuleSet([.. PrefixRules, .. other.PrefixRules], [.. NetworkRules, .. other.NetworkRules], executables);
    }

    /// <summary>These rules and one that allows the prefix.</summary>
    public RuleSet WithAllowed(IReadOnlyList<string> prefix) => new([.. PrefixRules, PrefixRule.Allow(prefix)], NetworkRules, HostExecutables);

    /// <param name="commands">Each an argv; at least one word.</param>
    /// <param name="resolvePaths">An absolute program path stands for the names that declare it.</param>
    public RuleEvaluation Evaluate(IEnumerable<IReadOnlyList<string>> commands, bool resolvePaths = true)
    {
        var matches = new List<RuleMatch>();
        var unmatched = new List<IReadOnlyList<string>>();
        foreach (IReadOnlyList<string> command in commands)
        {
            int before = matches.Count;
            AddMatches(matches, command, resolvedProgram: null);
            if (matches.Count == before && resolvePaths && Bare(command) is { } bare)
            {
                AddMatches(matches, bare, resolvedProgram: command[0]);
            }

            if (matches.Count == before)
            {
                unmatched.Add(command);
            }
        }

        return new RuleEvaluation(matches.Count == 0 ? null : matches.Max(match => match.Decision), matches, unmatched);
    }

    private void AddMatches(List<RuleMatch> matches, IReadOnlyList<string> command, string? resolvedProgram) =>
        matches.AddRange(PrefixRules
            .Where(rule => rule.Matches(command))
            .Select(rule => new RuleMatch([.. command.Take(rule.Pattern.Count)], rule.Decision, rule.Justification, resolvedProgram)));

    // The command by its program's bare name, if a host_executable vouches for its path.
    private string[]? Bare(IReadOnlyList<string> command)
    {
        string name = Path.GetFileName(command[0]);
        return name != command[0] && HostExecutables.TryGetValue(name, out IReadOnlyList<string>? paths) && paths.Contains(command[0])
            ? [name, .. command.Skip(1)]
            : null;
    }

    private static bool TryListFiles(string folder, [NotNullWhen(true)] out string[]? files, out RuleError? error)
    {
        error = null;
        try
        {
            files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.rules") : [];
            Array.Sort(files, StringComparer.Ordinal);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            files = null;
            error = new RuleError(folder, $"cannot list the folder: {e.Message}", null);
            return false;
        }
    }

    private static bool TryReadFile(string path, [NotNullWhen(true)] out RuleSet? rules, out RuleError? error)
    {
        try
        {
            return RuleFileParser.TryParse(File.ReadAllText(path), path, out rules, out error);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            rules = null;
            error = new RuleError(path, $"cannot read the file: {e.Message}", null);
            return false;
        }
    }
}
