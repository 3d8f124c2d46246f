namespace Daemon.Cli.Managed;

/// <summary>The daemon at the default socket, as a system can manage it. One command at a time; others wait.</summary>
/// <remarks>All throw <see cref="ManagedException"/> for what the user should know.</remarks>
internal interface IManagedDaemon
{
    /// <summary>Who runs now, whoever started it.</summary>
    Task<DaemonStatus> VersionAsync(CancellationToken cancellationToken);

    /// <summary>Returns when the daemon answers; one that runs already is left alone.</summary>
    Task<DaemonStatus> StartAsync(CancellationToken cancellationToken);

    /// <summary>Returns when the daemon is gone. Only one that was started by such a command is stopped.</summary>
    Task<DaemonStatus> StopAsync(CancellationToken cancellationToken);

    Task<DaemonStatus> RestartAsync(CancellationToken cancellationToken);

    Task<DaemonStatus> BootstrapAsync(bool remoteControl, CancellationToken cancellationToken);

    Task<DaemonStatus> SetRemoteControlAsync(bool enabled, CancellationToken cancellationToken);
}
