using Daemon.Config.Model;

namespace Daemon.Config.CommandEnvironments;

/// <summary>What a command that the model runs is told about itself.</summary>
/// <param name="Version">The daemon's version.</param>
/// <param name="NetworkDisabled">Whether the sandbox blocks the network.</param>
public sealed record CommandIdentity(string ThreadId, string SessionId, string ToolCallId, string Version, bool NetworkDisabled);

/// <summary>Computes the environment of commands from <c>shell_environment_policy</c>. Pure.</summary>
public static class CommandEnvironment
{
    private static readonly string[] SecretPatterns = ["*KEY*", "*SECRET*", "*TOKEN*"];

    private static readonly string[] CoreNames = OperatingSystem.IsWindows()
        ?
        [
            "PATH", "SHELL", "TMPDIR", "TEMP", "TMP", "APPDATA", "COMSPEC", "HOMEDRIVE", "HOMEPATH", "LOCALAPPDATA", "PATHEXT", "PROGRAMDATA",
            "PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432", "SYSTEMROOT", "USERNAME", "USERPROFILE", "WINDIR",
        ]
        : ["PATH", "SHELL", "TMPDIR", "TEMP", "TMP", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "LOGNAME", "USER"];

    private static StringComparer NameComparer => OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>Applies the policy: inherit, drop secrets, exclude, set, include-only, in this order.</summary>
    public static Dictionary<string, string> Build(ShellEnvironmentPolicy policy, IEnumerable<KeyValuePair<string, string>> inherited)
    {
        var variables = new Dictionary<string, string>(NameComparer);
        foreach (var (name, value) in inherited)
        {
            if (policy.Inherit == EnvironmentInherit.All || (policy.Inherit == EnvironmentInherit.Core && CoreNames.Contains(name, StringComparer.OrdinalIgnoreCase)))
            {
                variables[name] = value;
            }
        }

        if (!policy.IgnoreDefaultExcludes)
        {
            Drop(variables, SecretPatterns);
        }

        Drop(variables, policy.Exclude);
        foreach (var (name, value) in policy.Set)
        {
            variables[name] = value;
        }

        if (policy.IncludeOnly.Count > 0)
        {
            foreach (var name in variables.Keys.Where(name => !policy.IncludeOnly.Any(pattern => NamePattern.Matches(pattern, name))).ToList())
            {
                variables.Remove(name);
            }
        }

        if (OperatingSystem.IsWindows())
        {
            variables.TryAdd("PATHEXT", ".COM;.EXE;.BAT;.CMD");
        }

        return variables;
    }

    /// <summary>
    /// Applies the policy and then adds what every model-run command gets whatever the policy: its identity, and settings that keep
    /// programs from colouring, paging and translating.
    /// </summary>
    public static Dictionary<string, string> Build(
        ShellEnvironmentPolicy policy, IEnumerable<KeyValuePair<string, string>> inherited, CommandIdentity identity)
    {
        var variables = Build(policy, inherited);
        foreach (var (name, value) in Fixed(identity))
        {
            variables[name] = value;
        }

        return variables;
    }

    private static IEnumerable<(string Name, string Value)> Fixed(CommandIdentity identity)
    {
        yield return ("CODEX_THREAD_ID", identity.ThreadId);
        yield return ("CODEX_SESSION_ID", identity.SessionId);
        yield return ("CODEX_TOOL_CALL_ID", identity.ToolCallId);
        yield return ("CODEX_VERSION", identity.Version);
        yield return ("CODEX_CI", "1");
        yield return ("CODEX_APPLY_PATCH_PRESERVE_LINE_ENDINGS", "1");
        yield return ("NO_COLOR", "1");
        yield return ("TERM", "dumb");
        yield return ("COLORTERM", string.Empty);
        yield return ("LANG", "C.UTF-8");
        yield return ("LC_ALL", "C.UTF-8");
        yield return ("LC_CTYPE", "C.UTF-8");
        yield return ("PAGER", "cat");
        yield return ("GIT_PAGER", "cat");
        yield return ("GH_PAGER", "cat");
        if (identity.NetworkDisabled)
        {
            yield return ("CODEX_SANDBOX_NETWORK_DISABLED", "1");
        }
    }

    private static void Drop(Dictionary<string, string> variables, IReadOnlyList<string> patterns)
    {
        foreach (var name in variables.Keys.Where(name => patterns.Any(pattern => NamePattern.Matches(pattern, name))).ToList())
        {
            variables.Remove(name);
        }
    }
}
