using Daemon.Execution.Sandbox;

namespace Daemon.Execution.MacOS;

/// <summary>The environment of a command: its own, and what tells it about the sandbox.</summary>
internal static class MacEnvironment
{
    /// <summary>Lines NAME=value in order. What the sandbox sets overrides the caller's.</summary>
    public static IReadOnlyList<string> Lines(CommandSpec spec, SandboxPlan plan)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string name, string value) in spec.Environment)
        {
            variables[name] = value;
        }

        if (plan.IsConfined)
        {
            variables["CODEX_SANDBOX"] = "seatbelt";
        }

        foreach ((string name, string value) in plan.Environment)
        {
            variables[name] = value;
        }

        return [.. variables.Select(variable => $"{variable.Key}={variable.Value}")];
    }
}
