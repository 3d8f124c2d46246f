namespace Daemon.AppServer.Processors.Threads;

/// <summary>How many rows of a list one answer may hold.</summary>
internal static class PageLimits
{
    private const int Largest = 100;
    private const int Threads = 25;

    /// <summary>Null asks for the default of turns and items; too many become as many as there may be.</summary>
    public static int? OfHistory(uint? asked) => asked is { } limit ? (int)Math.Min(limit, Largest) : null;

    public static int OfThreads(uint? asked) => (int)Math.Min(asked ?? Threads, Largest);
}
