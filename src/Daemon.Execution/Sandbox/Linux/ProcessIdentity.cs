using System.Globalization;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>A process id with its start time in clock ticks since boot: unlike the id alone it is never used again.</summary>
internal readonly record struct ProcessIdentity(int Pid, long StartTime)
{
    /// <summary>This process.</summary>
    public static ProcessIdentity Current { get; } = Of(Environment.ProcessId)
        ?? throw new IOException("/proc/self/stat cannot be read: is /proc mounted?");

    /// <summary>Whether that very process still runs.</summary>
    public bool IsAlive => Of(Pid) is { } present && present == this;

    /// <summary>Reads a text that starts with the form of <see cref="ToString"/>; null when it does not.</summary>
    public static ProcessIdentity? TryParse(string text)
    {
        string[] parts = text.Split('-');
        return parts.Length >= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int pid)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out long start)
            ? new ProcessIdentity(pid, start)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Pid}-{StartTime}");

    private static ProcessIdentity? Of(int pid)
    {
        try
        {
            // proc(5), /proc/pid/stat: field 22, counted from behind the name, which is field 2 and may hold blanks.
            string stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
            string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return new ProcessIdentity(pid, long.Parse(fields[19], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            // No such process.
            return null;
        }
    }
}
