using Daemon.Execution.Sandbox;

namespace Daemon.Execution.Linux;

/// <summary>The environment of a command: its own, and what tells it about the sandbox.</summary>
internal static class CommandEnvironment
{
    private const string NetworkDisabledVariable = "CODEX_SANDBOX_NETWORK_DISABLED";

    /// <summary>Lines NAME=value. With a restricted network the variable that says so overrides the caller's.</summary>
    public static List<string> Lines(CommandSpec spec, SandboxPlan plan)
    {
        var lines = new List<string>(spec.Environment.Count + 1);
        foreach ((string name, string value) in spec.Environment)
        {
            if (plan.Network == NetworkMode.Full || name != NetworkDisabledVariable)
            {
                lines.Add($"{name}={value}");
            }
        }

        if (plan.Network == NetworkMode.None)
        {
            lines.Add(NetworkDisabledVariable + "=1");
        }

        return lines;
    }
}
