using System.Globalization;
using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Linux;

/// <summary>Finds and kills a process with all of its descendants, those that left its process group included.</summary>
[SupportedOSPlatform("linux")]
internal static class ProcessTree
{
    private const int MaxPasses = 8;

    /// <summary>
    /// Stops the tree pass by pass until it no longer grows, then kills it. Stopping first keeps a parent from dying before its children
    /// are known, which would hand them to init. A process that had been handed to init before is found by its group, session or mark.
    /// </summary>
    /// <param name="sessions">Further sessions that are known to belong to it.</param>
    public static void Kill(int leader, TreeMark mark, IReadOnlySet<int> sessions)
    {
        var found = new HashSet<int>();
        for (int pass = 0; pass < MaxPasses; pass++)
        {
            int before = found.Count;
            foreach (int pid in Members(leader, mark, sessions, found))
            {
                if (found.Add(pid))
                {
                    _ = Libc.kill(pid, Libc.SIGSTOP);
                }
            }

            if (found.Count == before)
            {
                break;
            }
        }

        // Failure means that the process or group is gone already, which is what we want.
        _ = Libc.kill(-leader, Libc.SIGKILL);
        foreach (int pid in found)
        {
            _ = Libc.kill(pid, Libc.SIGKILL);
        }
    }

    /// <summary>
    /// The process groups of what a wrapper runs: its child is the first process of the namespace, whose own children lead these groups.
    /// </summary>
    public static IReadOnlyList<int> GroupsInside(int wrapper)
    {
        List<ProcessStat> all = [.. ReadAll()];
        HashSet<int> first = [.. all.FindAll(process => process.Parent == wrapper).ConvertAll(process => process.Pid)];
        return [.. all.FindAll(process => first.Contains(process.Parent) && process.Group == process.Pid).ConvertAll(process => process.Pid)];
    }

    /// <summary>The leader, every process of its group or sessions or with the mark, and all their descendants.</summary>
    /// <param name="known">Members found before.</param>
    private static HashSet<int> Members(int leader, TreeMark mark, IReadOnlySet<int> sessions, HashSet<int> known)
    {
        List<ProcessStat> all = [.. ReadAll()];
        HashSet<int> members = [.. all.FindAll(process => known.Contains(process.Pid) || mark.IsOn(process.Pid)).ConvertAll(process => process.Pid)];
        bool grew = true;
        while (grew)
        {
            grew = false;
            foreach (ProcessStat process in all)
            {
                if (process.Pid == leader || process.Group == leader || process.Session == leader
                    || sessions.Contains(process.Session) || members.Contains(process.Parent))
                {
                    grew |= members.Add(process.Pid);
                }
            }
        }

        return members;
    }

    private static IEnumerable<ProcessStat> ReadAll()
    {
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out int pid)
                && TryRead(pid) is { } stat)
            {
                yield return stat;
            }
        }
    }

    private static ProcessStat? TryRead(int pid)
    {
        string text;
        try
        {
            text = File.ReadAllText($"/proc/{pid}/stat");
        }
        catch (IOException)
        {
            // It ended between the listing and now.
            return null;
        }

        // proc(5): "pid (comm) state ppid pgrp session ..."; comm may itself hold blanks and brackets.
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ', 5);
        return new ProcessStat(pid, Number(fields[1]), Number(fields[2]), Number(fields[3]));
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private readonly record struct ProcessStat(int Pid, int Parent, int Group, int Session);
}
