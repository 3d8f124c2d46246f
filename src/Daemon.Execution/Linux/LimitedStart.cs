using System.Globalization;
using Daemon.Execution.Sandbox;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Linux;

/// <summary>The words before a command that limit what it may use: prlimit(1) of util-linux, which then becomes the command.</summary>
internal static class LimitedStart
{
    private static readonly string[] Places = ["/usr/bin/prlimit", "/bin/prlimit", "/run/current-system/sw/bin/prlimit"];

    /// <param name="limits">What is left to limit for each process.</param>
    /// <returns>Nothing when there is no limit.</returns>
    /// <exception cref="IOException">The program is missing from the view, so that the limits cannot be set.</exception>
    public static IReadOnlyList<string> Prefix(CommandLimits limits, SandboxPlan plan)
    {
        var options = new List<string>();
        Add(options, "--nproc", limits.MaxProcesses);
        Add(options, "--data", limits.MaxMemoryBytes);
        Add(options, "--nofile", limits.MaxOpenFiles);
        Add(options, "--fsize", limits.MaxFileBytes);
        Add(options, "--cpu", limits.MaxCpuSeconds);
        if (options.Count == 0)
        {
            return [];
        }

        string program = Array.Find(Places, path => File.Exists(path) && plan.AccessTo(SandboxPath.Resolve(path)) != PathAccess.Hidden)
            ?? throw new IOException("The configured limits of commands cannot be set: install prlimit (package 'util-linux'), or remove [command_limits].");
        return [program, .. options, "--"];
    }

    private static void Add(List<string> options, string name, long? value)
    {
        if (value is { } number)
        {
            options.Add(string.Create(CultureInfo.InvariantCulture, $"{name}={number}"));
        }
    }
}
