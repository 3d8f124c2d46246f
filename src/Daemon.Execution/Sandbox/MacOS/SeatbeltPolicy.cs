using System.Text;

namespace Daemon.Execution.Sandbox.MacOS;

/// <summary>
/// A plan in the language of macOS's sandbox (<c>sandbox-exec</c>(1)). Of several rules that fit a path the last one counts there, and
/// the rules of a plan are ordered from the root down: so each becomes one statement, in the same order.
/// </summary>
/// <param name="Text">The policy.</param>
/// <param name="Parameters">Values of the names that it uses.</param>
internal sealed record SeatbeltPolicy(string Text, IReadOnlyList<(string Name, string Value)> Parameters)
{
    private const string Seeing = "file-read* file-test-existence file-map-executable";
    private const string Reaching = Seeing + " file-write*";

    /// <param name="cacheFolder">The user's folder for caches (<c>confstr</c>), which certificate checks write to; null for none.</param>
    /// <exception cref="CommandStartException">Something of the plan has no expression in the language.</exception>
    public static SeatbeltPolicy Build(SandboxPlan plan, string? cacheFolder)
    {
        var policy = new StringBuilder();
        var parameters = new SeatbeltParameters();
        policy.Append(SeatbeltGroups.Base);
        if (plan.Base == PathAccess.Hidden)
        {
            policy.Append(SeatbeltGroups.Services);
        }

        policy.Append("\n; files: the last statement that fits a path counts\n");
        policy.Append(plan.Base switch
        {
            PathAccess.Write => $"(allow {Reaching})\n",
            PathAccess.Read => $"(allow {Seeing})\n",
            _ => $"(allow {Seeing} (literal \"/\"))\n",
        });
        foreach (PathRule rule in plan.Rules)
        {
            AppendRule(policy, plan, rule, parameters);
        }

        foreach (GlobPattern pattern in plan.DenyPatterns)
        {
            policy.Append($"(deny {Reaching} (regex {SeatbeltText.Quote(SeatbeltText.Regex(pattern))}))\n");
        }

        foreach (PathRule rule in plan.Rules.Where(rule => rule.Access != PathAccess.Hidden && plan.DenyPatterns.Any(pattern => IsReopened(rule, pattern))))
        {
            AppendRule(policy, plan, rule, parameters);
        }

        AppendPlaces(policy, plan, parameters);
        policy.Append(SeatbeltGroups.Devices);
        SeatbeltNetwork.Append(policy, plan, parameters, cacheFolder);
        return new SeatbeltPolicy(policy.ToString(), parameters.All);
    }

    private static void AppendRule(StringBuilder policy, SandboxPlan plan, PathRule rule, SeatbeltParameters parameters)
    {
        // A name that does not exist has no case yet: the kernel compares what the command writes.
        string place = parameters.Use("PATH", rule.Path);
        string filter = rule.State == PathState.Missing && rule.Access != PathAccess.Write
            ? $"(literal {place}) (subpath {place}) (regex {SeatbeltText.Quote(SeatbeltText.Regex(rule.Path))})"
            : $"(literal {place}) (subpath {place})";
        policy.Append(rule.Access switch
        {
            PathAccess.Write => $"(allow {Reaching} {filter})\n",
            PathAccess.Read => $"(allow {Seeing} {filter})\n(deny file-write* {filter})\n",
            _ => $"(deny {Reaching} {filter})\n",
        });
    }

    /// <summary>
    /// Paths are judged by their text at the time of use. So the folders between a writable one and a rule below it must keep their
    /// names; and to get to what is seen, the folders around it must be seen to exist.
    /// </summary>
    private static void AppendPlaces(StringBuilder policy, SandboxPlan plan, SeatbeltParameters parameters)
    {
        var fixedNames = new SortedSet<string>(StringComparer.Ordinal);
        var passed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (PathRule rule in plan.Rules)
        {
            for (string folder = SandboxPath.Parent(rule.Path); folder != "/"; folder = SandboxPath.Parent(folder))
            {
                PathAccess access = plan.AccessTo(folder);
                if (access == PathAccess.Write && rule.Access != PathAccess.Write)
                {
                    fixedNames.Add(folder);
                }
                else if (access == PathAccess.Hidden && rule.Access != PathAccess.Hidden && !plan.HidesByName(folder))
                {
                    passed.Add(folder);
                }
            }
        }

        foreach (string link in plan.Links.Select(link => link.Path))
        {
            passed.Add(link);
        }

        foreach (string folder in passed)
        {
            policy.Append($"(allow file-read-metadata file-test-existence (literal {parameters.Use("PATH", folder)}))\n");
        }

        foreach (string folder in fixedNames)
        {
            policy.Append($"(deny file-write-unlink (literal {parameters.Use("PATH", folder)}))\n");
        }
    }

    private static bool IsReopened(PathRule rule, GlobPattern pattern) => pattern.FindMatch(rule.Path) is { } match && match.Length < rule.Path.Length;
}
