using System.Text.RegularExpressions;

namespace Daemon.Core.Patches;

/// <summary>A command that is nothing but a patch, so that no process is needed for it.</summary>
/// <param name="Patch">The patch language.</param>
/// <param name="Directory">Where the script goes first, as written; null when it stays.</param>
internal sealed partial record PatchInvocation(string Patch, string? Directory)
{
    /// <summary>
    /// Recognises <c>apply_patch PATCH</c> as an argv and, as the whole script of <c>bash|sh|zsh -c|-lc</c>, a here-document fed to
    /// <c>apply_patch</c>, alone or after <c>cd DIR &amp;&amp;</c>. Null for anything else.
    /// </summary>
    public static PatchInvocation? Match(IReadOnlyList<string> argv) => argv switch
    {
        ["apply_patch" or "applypatch", var patch] => new PatchInvocation(patch, null),
        [var shell, "-c" or "-lc", var script] when Path.GetFileName(shell) is "bash" or "sh" or "zsh" => MatchScript(script),
        _ => null,
    };

    private static PatchInvocation? MatchScript(string script)
    {
        Match match = Script().Match(script);
        if (!match.Success)
        {
            return null;
        }

        // The document ends at the first line that is the delimiter; more after it is another command.
        string[] lines = match.Groups["rest"].Value.Split('\n');
        int end = Array.IndexOf(lines, match.Groups["delimiter"].Value);
        if (end < 0 || lines[(end + 1)..].Any(line => !string.IsNullOrWhiteSpace(line)))
        {
            return null;
        }

        string? directory = match.Groups["directory"] is { Success: true } group ? group.Value : null;
        return new PatchInvocation(string.Concat(lines[..end].Select(line => line + "\n")), directory);
    }

    [GeneratedRegex("""
        \A\s*
        (?:cd[ \t]+(?:'(?<directory>[^']*)'|"(?<directory>[^"$`\\]*)"|(?<directory>[^\s'"$`\\;&|<>()*?\[\]{}~\#!-][^\s'"$`\\;&|<>()*?\[\]{}]*))[ \t]*&&\s*)?
        (?:apply_patch|applypatch)[ \t]*
        <<[ \t]*(?:'(?<delimiter>\w+)'|"(?<delimiter>\w+)"|(?<delimiter>\w+))[ \t]*\n
        (?<rest>.*)\z
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Script();
}
