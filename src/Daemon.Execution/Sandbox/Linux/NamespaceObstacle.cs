namespace Daemon.Execution.Sandbox.Linux;

/// <summary>Says in one sentence why bubblewrap cannot make namespaces here, and what to do. Pure but for <see cref="ReadFacts"/>.</summary>
internal static class NamespaceObstacle
{
    private const string MaxNamespaces = "/proc/sys/user/max_user_namespaces";
    private const string DebianSwitch = "/proc/sys/kernel/unprivileged_userns_clone";
    private const string AppArmorSwitch = "/proc/sys/kernel/apparmor_restrict_unprivileged_userns";
    private const string KernelVersion = "/proc/version";
    private static readonly string[] ContainerMarks = ["/.dockerenv", "/run/.containerenv"];

    /// <summary>What this machine says: the contents of the files that matter, null for a missing one.</summary>
    public static Func<string, string?> ReadFacts { get; } = path =>
    {
        try
        {
            return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    };

    /// <param name="executable">The bubblewrap that failed.</param>
    /// <param name="error">What it wrote.</param>
    /// <param name="facts">Contents of files by path.</param>
    public static string Describe(string executable, string error, Func<string, string?> facts)
    {
        string remedy = Remedy(executable, error, facts);
        return $"{executable} cannot make namespaces ({OneLine(error)}): {remedy}.";
    }

    private static string Remedy(string executable, string error, Func<string, string?> facts)
    {
        if (error.Contains("nknown option", StringComparison.Ordinal))
        {
            return "it is too old, install bubblewrap 0.5 or later";
        }

        if (facts(KernelVersion) is { } version && version.Contains("microsoft", StringComparison.OrdinalIgnoreCase)
            && version.StartsWith("Linux version 4.4.0", StringComparison.Ordinal))
        {
            return "WSL1 has none, use WSL2";
        }

        if (facts(MaxNamespaces) == "0")
        {
            return "run `sudo sysctl -w user.max_user_namespaces=15000`";
        }

        if (facts(DebianSwitch) == "0")
        {
            return "run `sudo sysctl -w kernel.unprivileged_userns_clone=1`";
        }

        if (facts(AppArmorSwitch) == "1")
        {
            return $"AppArmor restricts them, so give bubblewrap a profile: write `abi <abi/4.0>, profile bwrap {executable} flags=(unconfined) {{ userns, }}` "
                + "to /etc/apparmor.d/bwrap and run `sudo apparmor_parser -r /etc/apparmor.d/bwrap`";
        }

        return Array.Exists(ContainerMarks, mark => facts(mark) is not null)
            ? "this container forbids them, start it with `--security-opt seccomp=unconfined --security-opt apparmor=unconfined`"
            : "allow user namespaces to ordinary users in this kernel or in the program that confines this one";
    }

    private static string OneLine(string error) => error.ReplaceLineEndings(" ");
}
