using System.CommandLine;
using Daemon.AppServer;
using Daemon.Cli.Commands;
using Daemon.Execution;
using Daemon.Interop.Linux;
using Daemon.ModelClient;
using Serilog.Core;

namespace Daemon.Cli.Hosting;

/// <summary>The composition root: makes the daemon's parts and ends them in order.</summary>
internal sealed class DaemonProcess : IAsyncDisposable
{
    private readonly Logger _log;
    private readonly ModelClientFactory _models;

    private DaemonProcess(DaemonOptions options, AppServerHost host, ModelClientFactory models, Logger log)
    {
        Options = options;
        Host = host;
        _models = models;
        _log = log;
    }

    public DaemonOptions Options { get; }

    public AppServerHost Host { get; }

    /// <summary>Null with the reason when the process must not go on.</summary>
    public static DaemonProcess? Start(ConfigOptions config, ParseResult result, out string? problem)
    {
        DaemonOptions options;
        try
        {
            options = config.Apply(ProcessFacts.Options(), result);
        }
        catch (InvalidOperationException error)
        {
            problem = error.Message;
            return null;
        }

        return Start(options, out problem);
    }

    /// <inheritdoc cref="Start(ConfigOptions, ParseResult, out string?)"/>
    public static DaemonProcess? Start(DaemonOptions options, out string? problem)
    {
        var startup = AppServerHost.LoadConfig(options);
        if (startup.Failure is { } failure && (failure.IsFatal || options.StrictConfig))
        {
            problem = options.StrictConfig
                ? ConfigReport.Compose(failure, AppServerHost.CheckConfig(options))
                : ConfigReport.Headline(failure);
            return null;
        }

        LauncherOptions launching;
        try
        {
            launching = CommandStarting.Prepare(options);
        }
        catch (InvalidOperationException error)
        {
            problem = error.Message;
            return null;
        }

        problem = null;
        var log = Logging.Create(options);
        var models = new ModelClientFactory(options.CodexHome, name => options.Environment.TryGetValue(name, out var value) ? value : null);
        var host = new AppServerHost(options, startup, CommandLauncher.Create(launching with { ReceiverFault = Report(log) }), models, TimeProvider.System, log)
        {
            Ready = ReleaseStartMemory,
            Quiet = ReleaseMemory,
        };
        return new DaemonProcess(options, host, models, log);
    }

    private static Action<Exception> Report(Logger log) =>
        error => log.Error(error, "output of a command could not be taken in; the command was killed");

    /// <summary>The collector keeps what it once got from the system until it is asked, and an idle daemon gives it no other occasion.</summary>
    private static void ReleaseMemory() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    private static void ReleaseStartMemory()
    {
        if (OperatingSystem.IsLinux())
        {
            ProgramImage.ReleaseReadOnlyPages();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _models.Dispose();
        await _log.DisposeAsync();
    }
}
