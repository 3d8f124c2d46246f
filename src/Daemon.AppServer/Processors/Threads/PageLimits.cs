namespace Daemon.AppServer.Processors.Threads;

/// <summary>How many rows of a list one answer may hold: too many become as many as there may be, none becomes one.</summary>
internal static class PageLimits
{
    private const uint Largest = 100;
    private const uint Threads = 25;

    /// <summary>Null asks for the default of turns and items.</summary>
    public static int? OfHistory(uint? asked) => asked is { } limit ? OfList(limit) : null;

    public static int OfThreads(uint? asked) => OfList(asked ?? Threads);

    /// <summary>For short lists, of which a page is as much as fits by default.</summary>
    public static int OfList(uint? asked) => (int)Math.Clamp(asked ?? Largest, 1, Largest);
}
