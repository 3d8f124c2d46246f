using System.Text;

namespace Daemon.Core.Rules;

/// <summary>Rules that a user's answer to a prompt adds. Thread-safe.</summary>
internal static class RuleAmendments
{
    private static readonly Lock AppendLock = new();

    // Allowing one of these would allow anything.
    private static readonly HashSet<string> BannedPrefixes = new(StringComparer.Ordinal)
    {
        "python", "python -c", "python -", "python3", "python3 -c", "python3 -", "py", "pypy", "pypy3", "pythonw",
        "bash", "bash -c", "bash -lc", "sh", "sh -c", "sh -lc", "zsh", "zsh -c", "zsh -lc", "fish", "fish -c", "dash", "dash -c",
        "node", "node -e", "bun", "deno", "deno eval", "perl", "perl -e", "ruby", "ruby -e", "php", "php -r", "lua", "lua -e",
        "pwsh", "pwsh -c", "pwsh -Command", "powershell", "powershell -c", "powershell -Command", "cmd", "cmd /c", "osascript", "osascript -e",
        "git", "sudo", "env", "xargs", "nohup", "time", "timeout", "nice", "eval", "exec", "command",
    };

    /// <summary>
    /// The prefix to offer: the model's if it settles all commands and is not one that would allow anything, else the words of the
    /// first command that no rule is about. Null when a rule restricts a command, as another rule would not change that, or when
    /// there is nothing to allow.
    /// </summary>
    /// <param name="rules">In force.</param>
    /// <param name="commands">Of the script; each at least one word.</param>
    /// <param name="proposed">By the model; null or empty when it made no proposal.</param>
    public static IReadOnlyList<string>? Derive(
        RuleSet rules, IReadOnlyList<IReadOnlyList<string>> commands, IReadOnlyList<string>? proposed)
    {
        RuleEvaluation evaluation = rules.Evaluate(commands);
        if (evaluation.Decision is RuleDecision.Prompt or RuleDecision.Forbidden)
        {
            return null;
        }

        return proposed is { Count: > 0 } && !IsBanned(proposed) && rules.WithAllowed(proposed).Evaluate(commands).AllowsAll
            ? proposed
            : evaluation.Unmatched.Count > 0 ? evaluation.Unmatched[0] : null;
    }

    /// <summary>A prefix so general that it says nothing about what will run.</summary>
    public static bool IsBanned(IReadOnlyList<string> prefix) =>
        prefix.Count == 0 || BannedPrefixes.Contains(string.Join(' ', [Path.GetFileName(prefix[0]), .. prefix.Skip(1)]));

    /// <summary>Appends a line that allows the prefix, unless the file has it. Creates the file and its folder.</summary>
    /// <param name="path">A <c>.rules</c> file.</param>
    /// <param name="prefix">At least one word.</param>
    /// <exception cref="IOException">The file cannot be written, or another process is writing it.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void AppendAllow(string path, IReadOnlyList<string> prefix)
    {
        ArgumentOutOfRangeException.ThrowIfZero(prefix.Count);
        Append(path, $"prefix_rule(pattern={RuleText.QuoteList(prefix)}, decision=\"allow\")");
    }

    /// <summary>Appends a line about a host, unless the file has it. Creates the file and its folder.</summary>
    /// <param name="protocol">A word of the rules language.</param>
    /// <exception cref="IOException">As for commands.</exception>
    /// <exception cref="UnauthorizedAccessException">As for commands.</exception>
    public static void AppendNetwork(string path, string host, string protocol, bool allow)
    {
        string justification = $"{(allow ? "Allow" : "Deny")} {protocol} access to {host}";
        Append(
            path,
            $"network_rule(host={RuleText.Quote(host)}, protocol={RuleText.Quote(protocol)}, decision=\"{(allow ? "allow" : "deny")}\", justification={RuleText.Quote(justification)})");
    }

    private static void Append(string path, string line)
    {
        lock (AppendLock)
        {
            if (Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }

            // Not shared: two daemons must not write at the same offset.
            using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
            string text = reader.ReadToEnd();
            if (text.Split('\n').Any(existing => existing.TrimEnd('\r') == line))
            {
                return;
            }

            string addition = text.Length > 0 && !text.EndsWith('\n') ? $"\n{line}\n" : $"{line}\n";
            file.Seek(0, SeekOrigin.End);
            file.Write(Encoding.UTF8.GetBytes(addition));
        }
    }
}
