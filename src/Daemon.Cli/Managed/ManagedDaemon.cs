using System.Runtime.Versioning;
using Daemon.AppServer;
using Daemon.Cli.Hosting;
using Daemon.Interop.Linux;

namespace Daemon.Cli.Managed;

/// <summary>
/// The daemon at the default socket, as one command after the other sees it: started at most once, recognised by more than its process id,
/// which the system may have given to another process by now.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class ManagedDaemon(DaemonOptions options, TimeProvider clock) : IManagedDaemon
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(50);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly ManagedFolder _folder = new(options.CodexHome);

    public async Task<DaemonStatus> VersionAsync(CancellationToken cancellationToken) =>
        await DaemonProbe.VersionAsync(options, cancellationToken) is { } version
            ? Status("running") with { AppServerVersion = version }
            : throw new ManagedException($"failed to connect to {ControlSocket.DefaultPath(options.CodexHome)}: no daemon listens there");

    public async Task<DaemonStatus> StartAsync(CancellationToken cancellationToken)
    {
        using var held = await _folder.LockAsync(cancellationToken);
        return await StartHeldAsync("started", cancellationToken);
    }

    public async Task<DaemonStatus> StopAsync(CancellationToken cancellationToken)
    {
        using var held = await _folder.LockAsync(cancellationToken);
        return await StopHeldAsync(cancellationToken);
    }

    public async Task<DaemonStatus> RestartAsync(CancellationToken cancellationToken)
    {
        using var held = await _folder.LockAsync(cancellationToken);
        await StopHeldAsync(cancellationToken);
        return await StartHeldAsync("restarted", cancellationToken);
    }

    public async Task<DaemonStatus> BootstrapAsync(bool remoteControl, CancellationToken cancellationToken)
    {
        using var held = await _folder.LockAsync(cancellationToken);
        _folder.WriteRemoteControl(remoteControl);
        var started = await StartHeldAsync("started", cancellationToken);
        return started with { Status = "bootstrapped", Pid = null, AutoUpdateEnabled = false, RemoteControlEnabled = remoteControl };
    }

    /// <summary>Notes what the user wants; it is for versions that have a remote control.</summary>
    public async Task<DaemonStatus> SetRemoteControlAsync(bool enabled, CancellationToken cancellationToken)
    {
        using var held = await _folder.LockAsync(cancellationToken);
        _folder.WriteRemoteControl(enabled);
        return Status(enabled ? "enabled" : "disabled") with
        {
            RemoteControlEnabled = enabled,
            HasPaths = false,
            AppServerVersion = await DaemonProbe.VersionAsync(options, cancellationToken),
        };
    }

    private async Task<DaemonStatus> StartHeldAsync(string status, CancellationToken cancellationToken)
    {
        if (await DaemonProbe.VersionAsync(options, cancellationToken) is { } running)
        {
            return Status("alreadyRunning") with { AppServerVersion = running };
        }

        _folder.TurnErrorLog();
        string[] arguments = ["app-server", "--listen", "unix://", "--detached", .. options.Overrides.SelectMany(pair => (string[])["-c", pair])];
        var pid = await DetachedStart.RunAsync(arguments, _folder.ErrorLog, options.HomeDirectory, cancellationToken);
        var process = LinuxProcesses.Identify(pid) ?? throw Failed();
        _folder.WriteProcess(process, clock.GetLocalNow());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartTime);
        while (true)
        {
            if (ControlSocket.IsLive(options.CodexHome) && await DaemonProbe.VersionAsync(options, cancellationToken) is { } version)
            {
                return Status(status) with { Pid = pid, AppServerVersion = version };
            }

            if (LinuxProcesses.Identify(pid) != process || limit.IsCancellationRequested)
            {
                LinuxProcesses.End(process, byForce: false);
                _folder.ForgetProcess();
                throw Failed();
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private async Task<DaemonStatus> StopHeldAsync(CancellationToken cancellationToken)
    {
        if (Own() is not { } process)
        {
            return await DaemonProbe.VersionAsync(options, cancellationToken) is null
                ? Status("notRunning")
                : throw new ManagedException("app server is running but is not managed by codex app-server daemon");
        }

        LinuxProcesses.End(process, byForce: false);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StopTime);
        while (Own() is not null)
        {
            if (limit.IsCancellationRequested)
            {
                LinuxProcesses.End(process, byForce: true);
            }

            await Task.Delay(Pause, clock, cancellationToken);
        }

        _folder.ForgetProcess();
        return Status("stopped") with { Backend = "pid" };
    }

    /// <summary>The process that a command like this one started, while it lives.</summary>
    private LinuxProcessIdentity? Own() =>
        _folder.ReadProcess() is { } process && LinuxProcesses.Identify(process.Pid) == process ? process : null;

    private ManagedException Failed()
    {
        string said;
        try
        {
            said = File.ReadAllText(_folder.ErrorLog).Trim();
        }
        catch (IOException)
        {
            said = "";
        }

        return new ManagedException($"the daemon ended or does not answer; see {_folder.ErrorLog}{(said.Length > 0 ? ":\n" + said : "")}");
    }

    private DaemonStatus Status(string status) => new(status)
    {
        Backend = Own() is null ? null : "pid",
        Path = DetachedStart.Program()[^1],
        Version = options.Version,
        Socket = ControlSocket.DefaultPath(options.CodexHome),
    };
}
