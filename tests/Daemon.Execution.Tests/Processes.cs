namespace Daemon.Execution.Tests;

/// <summary>Looks for processes of a test by a unique word of their command line.</summary>
internal static class Processes
{
    public static bool Exists(string word) => Directory.EnumerateDirectories("/proc")
        .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
        .Any(folder => CommandLine(folder).Split('\0').Contains(word));

    /// <summary>Completes when a process with the word is there; fails after a generous time.</summary>
    public static Task StartedAsync(string word) => BecomesAsync(word, true);

    /// <summary>Completes when no process with the word is left; fails after a generous time.</summary>
    public static Task GoneAsync(string word) => BecomesAsync(word, false);

    private static async Task BecomesAsync(string word, bool exists)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (Exists(word) != exists)
        {
            await Task.Delay(10, patience.Token);
        }
    }

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(folder + "/cmdline");
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return "";
        }
    }
}
