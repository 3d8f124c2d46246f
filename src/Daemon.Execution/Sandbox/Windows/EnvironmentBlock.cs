namespace Daemon.Execution.Sandbox.Windows;

/// <summary>Variables as Windows hands them to a program: sorted without regard to case, each ended by a NUL, and one more at the end.</summary>
internal static class EnvironmentBlock
{
    public static string Build(IReadOnlyDictionary<string, string> environment) =>
        string.Concat(environment.OrderBy(variable => variable.Key, StringComparer.OrdinalIgnoreCase).Select(variable => $"{variable.Key}={variable.Value}\0")) + "\0";

    /// <summary>What a command on Windows gets: names without regard to case, and what no program starts without.</summary>
    public static Dictionary<string, string> Of(CommandSpec spec, SandboxPlan plan, string systemRoot)
    {
        var environment = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in spec.Environment)
        {
            environment[name] = value;
        }

        environment.TryAdd("SystemRoot", systemRoot);
        foreach ((string name, string value) in plan.Environment)
        {
            environment[name] = value;
        }

        return environment;
    }
}
