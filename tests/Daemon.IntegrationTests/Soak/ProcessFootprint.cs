using System.Globalization;

namespace Daemon.IntegrationTests.Soak;

/// <summary>What a process holds, as Linux tells it under <c>/proc</c>.</summary>
/// <param name="Descendants">Processes that it started, directly or not, and that still are.</param>
/// <param name="Descriptors">Open file descriptors.</param>
/// <param name="Threads">Operating system threads.</param>
/// <param name="ResidentKiB">Resident memory, in KiB.</param>
internal sealed record ProcessFootprint(int Descendants, int Descriptors, int Threads, long ResidentKiB)
{
    public static ProcessFootprint Of(int pid)
    {
        var status = File.ReadAllLines($"/proc/{pid}/status");
        return new ProcessFootprint(
            CountDescendants(pid), Directory.GetFileSystemEntries($"/proc/{pid}/fd").Length, (int)Number(status, "Threads:"), Number(status, "VmRSS:"));
    }

    /// <summary>Whether any process but the daemon has this working directory: also one whose parents are gone.</summary>
    public static bool AnyIn(string folder) => Directory.EnumerateDirectories("/proc").Any(process =>
    {
        try
        {
            return int.TryParse(Path.GetFileName(process), out _)
                && File.ResolveLinkTarget(Path.Join(process, "cwd"), returnFinalTarget: false)?.FullName == folder
                && !File.ReadAllText(Path.Join(process, "cmdline")).Contains("app-server", StringComparison.Ordinal)
                && !File.ReadAllText(Path.Join(process, "cmdline")).Contains("trap ''", StringComparison.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Gone meanwhile.
            return false;
        }
    });

    private static long Number(string[] status, string name) => long.Parse(
        status.First(line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture);

    private static int CountDescendants(int pid)
    {
        var children = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), out var id) ? id : 0)
            .Where(id => id > 0)
            .ToLookup(ParentOf);
        var count = 0;
        var next = new Queue<int>([pid]);
        while (next.TryDequeue(out var parent))
        {
            foreach (var child in children[parent])
            {
                count++;
                next.Enqueue(child);
            }
        }

        return count;
    }

    private static int ParentOf(int pid)
    {
        try
        {
            // pid (name) state ppid ...; the name may hold anything.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // Gone meanwhile.
            return 0;
        }
    }
}
