using Daemon.Execution.Sandbox;

namespace Daemon.Execution.Linux;

/// <summary>The environment of a command: its own, and what tells it about the sandbox.</summary>
internal static class CommandEnvironment
{
    /// <summary>Lines NAME=value. What the plan sets overrides the caller's.</summary>
    /// <param name="mark">What the command's descendants are known by, where no namespace holds them.</param>
    public static List<string> Lines(CommandSpec spec, SandboxPlan plan, TreeMark? mark = null)
    {
        var lines = new List<string>(spec.Environment.Count + plan.Environment.Count + 1);
        foreach ((string name, string value) in spec.Environment)
        {
            if (!plan.Environment.Any(variable => variable.Name == name) && (mark is null || name != TreeMark.Variable))
            {
                lines.Add($"{name}={value}");
            }
        }

        lines.AddRange(plan.Environment.Select(variable => $"{variable.Name}={variable.Value}"));
        if (mark is not null)
        {
            lines.Add(mark.Line);
        }

        // The same for every run: what a command prints of it can be compared.
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
