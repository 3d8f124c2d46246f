using System.Globalization;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Linux;

/// <summary>
/// A control group of one command (cgroups(7), version 2): its limits hold for all processes of the command together. Only where the
/// user may make one, which needs a parent that hands its controllers on: beside or below the daemon's own group. Not thread-safe.
/// </summary>
internal sealed class ControlGroup : IDisposable
{
    private static long _lastNumber;

    private readonly string _folder;

    private ControlGroup(string folder) => _folder = folder;

    /// <summary>Who writes the own process id to this file joins.</summary>
    public string MembersFile => Path.Join(_folder, "cgroup.procs");

    /// <summary>Makes a group with the limits that a group can have; null when there are none, or the user may not.</summary>
    /// <param name="root">Where version 2 is mounted; null when it is not.</param>
    /// <param name="own">The daemon's own group below it, as <c>/proc/self/cgroup</c> says.</param>
    public static ControlGroup? TryMake(CommandLimits limits, string? root, string? own)
    {
        var settings = new List<Setting>();
        if (limits.MaxProcesses is { } processes)
        {
            settings.Add(new Setting("pids", processes));
        }

        if (limits.MaxMemoryBytes is { } bytes)
        {
            settings.Add(new Setting("memory", bytes));
        }

        if (settings.Count == 0 || root is null || own is null)
        {
            return null;
        }

        string home = Path.Join(root, own.TrimEnd('/'));
        return Array.Find([home, Path.GetDirectoryName(home)!], parent => Offers(parent, root, settings)) is { } place
            ? TryMake(place, settings)
            : null;
    }

    /// <summary>Where version 2 is mounted and the daemon's group in it, from the texts of <c>/proc/self/mounts</c> and <c>cgroup</c>.</summary>
    public static (string? Root, string? Own) Locate(string mounts, string groups)
    {
        string? root = mounts.Split('\n').Select(line => line.Split(' ')).FirstOrDefault(fields => fields is [_, _, "cgroup2", ..])?[1];
        string? own = groups.Split('\n').FirstOrDefault(line => line.StartsWith("0::/", StringComparison.Ordinal))?[3..];
        return (root, own);
    }

    /// <summary>Removes the group; its last process may still be ending, and then it stays empty behind.</summary>
    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder);
        }
        catch (IOException)
        {
            // Busy: the kernel removes nothing of ours that has members, and an empty group costs nothing.
        }
    }

    private static bool Offers(string parent, string root, List<Setting> settings)
    {
        string file = Path.Join(parent, "cgroup.subtree_control");
        if (!(parent + "/").StartsWith(root.TrimEnd('/') + "/", StringComparison.Ordinal) || !File.Exists(file))
        {
            return false;
        }

        string[] offered = File.ReadAllText(file).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return settings.TrueForAll(setting => offered.Contains(setting.Controller));
    }

    private static ControlGroup? TryMake(string place, List<Setting> settings)
    {
        string folder = Path.Join(
            place,
            string.Create(CultureInfo.InvariantCulture, $"codex-command-{Environment.ProcessId}-{Interlocked.Increment(ref _lastNumber)}"));
        var group = new ControlGroup(folder);
        try
        {
            Directory.CreateDirectory(folder);
            foreach (Setting setting in settings)
            {
                File.WriteAllText(Path.Join(folder, setting.Controller + ".max"), setting.Max.ToString(CultureInfo.InvariantCulture));
            }

            return group;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            group.Dispose();
            return null;
        }
    }

    private sealed record Setting(string Controller, long Max);
}
