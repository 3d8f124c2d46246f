using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Sessions;

/// <summary>What else a session's owner wants of it.</summary>
internal sealed record SessionOptions
{
    /// <summary>See <see cref="LauncherOptions.ReceiverFault"/>.</summary>
    public Action<Exception>? ReceiverFault { get; init; }

    /// <summary>Asked whenever the list is; null where none is made.</summary>
    public Func<IReadOnlyList<DeniedOperation>>? Denials { get; init; }

    /// <summary>Disposed when the command has ended, before its exit is told.</summary>
    public IDisposable? Ended { get; init; }

    public TimeSpan DrainTime { get; init; } = ThreadedCommand.DrainTime;
}
