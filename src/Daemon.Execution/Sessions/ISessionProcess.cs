namespace Daemon.Execution.Sessions;

/// <summary>A started process, as <see cref="ThreadedCommand"/> follows it. Thread-safe but for <see cref="WaitForExit"/>.</summary>
internal interface ISessionProcess : IDisposable
{
    int Id { get; }

    /// <summary>Blocks until the process has ended and ends what it left running; called once.</summary>
    CommandExit WaitForExit();

    /// <summary>
    /// After the exit: whatever keeps the output open on our side is closed, so that it comes to its end. May block until the output was read.
    /// </summary>
    void EndOutput();

    /// <summary>Kills the process with its descendants; nothing once it has ended.</summary>
    void Kill();

    /// <exception cref="InvalidOperationException">There is no terminal.</exception>
    void Resize(TerminalSize size);
}
