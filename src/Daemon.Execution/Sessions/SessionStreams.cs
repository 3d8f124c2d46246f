namespace Daemon.Execution.Sessions;

/// <summary>Our ends of a command's streams. They block, and are used by one thread each.</summary>
/// <param name="Stdout">The terminal's output where there is one; null when nothing is captured.</param>
/// <param name="Stderr">Null for a terminal.</param>
/// <param name="Input">Null when standard input is empty from the start.</param>
internal sealed record SessionStreams(Stream? Stdout, Stream? Stderr, Stream? Input) : IDisposable
{
    public bool IsTerminal { get; init; }

    public void Dispose()
    {
        Stdout?.Dispose();
        Stderr?.Dispose();
        Input?.Dispose();
    }
}
