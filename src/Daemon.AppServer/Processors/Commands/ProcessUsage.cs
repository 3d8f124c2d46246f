using System.Globalization;

namespace Daemon.AppServer.Processors.Commands;

/// <summary>What a process uses, as Linux tells in <c>/proc</c> (proc_pid_stat(5)).</summary>
/// <param name="CpuPercent">Processor time since its start, in percent of one processor; null when unknown.</param>
/// <param name="RssKb">Resident memory in KiB; null when unknown.</param>
internal readonly record struct ProcessUsage(double? CpuPercent, ulong? RssKb)
{
    /// <summary>Ticks of <c>/proc</c>'s times in a second: fixed at 100 in the kernel's interface to programs.</summary>
    private const double TicksPerSecond = 100;

    /// <summary>Unknown where there is no <c>/proc</c> or no such process.</summary>
    public static ProcessUsage Of(int processId)
    {
        try
        {
            var folder = string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}");
            if (!Directory.Exists(folder))
            {
                return default;
            }

            return Parse(File.ReadAllText($"{folder}/stat"), File.ReadAllText("/proc/uptime"));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    /// <param name="stat">The content of <c>/proc/PID/stat</c>.</param>
    /// <param name="uptime">The content of <c>/proc/uptime</c>.</param>
    internal static ProcessUsage Parse(string stat, string uptime)
    {
        // The second field is a name in brackets that may hold anything; fields are counted from the third behind it.
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double Field(int number) => double.Parse(fields[number - 3], CultureInfo.InvariantCulture);
        var alive = double.Parse(uptime.Split(' ')[0], CultureInfo.InvariantCulture) - (Field(22) / TicksPerSecond);
        var used = (Field(14) + Field(15)) / TicksPerSecond;
        return new ProcessUsage(
            alive > 0 ? used / alive * 100 : null, (ulong)Field(24) * (ulong)Environment.SystemPageSize / 1024);
    }
}
