namespace Daemon.Execution.Sandbox.MacOS;

/// <summary>The arguments of the program that applies a policy.</summary>
internal static class SeatbeltCommand
{
    /// <summary>Never looked up: a PATH is the command's, or the workspace's.</summary>
    public const string Program = "/usr/bin/sandbox-exec";

    /// <summary>
    /// What fits into the kernel's room for arguments (1 MiB, shared with the environment), in bytes of UTF-8 at most.
    /// </summary>
    private const int MaxCharacters = 512 * 1024 / 3;

    /// <exception cref="CommandStartException">The policy is too long to be handed over.</exception>
    public static IReadOnlyList<string> Build(SeatbeltPolicy policy, IEnumerable<string> argv)
    {
        List<string> arguments = [Program, "-p", policy.Text, .. policy.Parameters.Select(parameter => $"-D{parameter.Name}={parameter.Value}")];
        if (arguments.Sum(argument => (long)argument.Length) > MaxCharacters)
        {
            throw new CommandStartException(
                CommandStartFailure.SandboxUnavailable,
                "The permission profile hides too many places to be handed to the sandbox; deny a folder around them instead.");
        }

        return [.. arguments, "--", .. argv];
    }
}
