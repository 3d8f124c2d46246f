using Daemon.AppServer;
using Daemon.AppServer.Mapping;
using Daemon.Cli.Hosting;
using Daemon.Config.Loading;
using Daemon.Config.Model;
using Daemon.Core.Network;
using Daemon.Execution;
using Daemon.Execution.Sandbox;

namespace Daemon.Cli.Sandboxing;

/// <summary><c>codex sandbox</c> behind its command line: runs, explains or probes.</summary>
internal static class SandboxProgram
{
    /// <returns>The command's exit status, or 128 + the signal that ended it.</returns>
    /// <exception cref="SandboxException">The configuration does not allow it, or the sandbox cannot be set up.</exception>
    /// <exception cref="InvalidOperationException">The kernel is too old to start commands safely.</exception>
    public static async Task<int> RunAsync(SandboxRequest request, CancellationToken cancellationToken)
    {
        if (request.Probe)
        {
            var probe = await CommandLauncher.CreateInspector().ProbeAsync(cancellationToken);
            await PrintAsync(SandboxReports.Probe(probe, request.Json));
            return probe.Mechanism == SandboxMechanism.Unavailable ? 1 : 0;
        }

        var (spec, otel) = Plan(request);
        var launching = CommandStarting.Prepare(request.Daemon);
        if (!request.Explain)
        {
            await using var network = SandboxNetwork.Start(request.Daemon, spec.Profile, otel);
            return await SandboxRun.RunAsync(network.Open(spec), launching, request.LogDenials, cancellationToken);
        }

        try
        {
            await PrintAsync(SandboxReports.Explain(
                await CommandLauncher.CreateInspector(launching).ExplainAsync(spec, cancellationToken), request.Json));
            return 0;
        }
        catch (CommandStartException failure)
        {
            return await SandboxRun.ReportAsync(spec, failure);
        }
    }

    /// <exception cref="SandboxException">The configuration does not allow it.</exception>
    internal static (CommandSpec Spec, OtelConfig Otel) Plan(SandboxRequest request)
    {
        var snapshot = AppServerHost.LoadConfig(request.Daemon, new ThreadOverrides
        {
            PermissionProfile = request.Profile,
            SandboxMode = request.FullAuto ? "workspace-write" : null,
        });
        if (request.FullAuto && (snapshot.Merged.Entries.Any(entry => entry.Key is "permissions" or "default_permissions")))
        {
            throw new SandboxException("--full-auto does not go with configured permission profiles; choose a writable one with -P");
        }

        var config = snapshot.Effective ?? throw new SandboxException(snapshot.Failure!.Message);
        var spec = CommandDefaultsMapper.From(config).Apply(new CommandSpec
        {
            Argv = request.Argv,
            WorkingDirectory = request.Daemon.Cwd,
            Environment = request.Daemon.Environment,
            Profile = ConfiguredNetwork.Apply(config.Permissions, config),
            WorkspaceRoots =
            [
                .. config.ExtraWorkspaceRoots.Concat(config.Permissions.WorkspaceRoots).Prepend(request.Daemon.Cwd).Distinct(StringComparer.Ordinal),
            ],
            InheritStandardStreams = true,
        });
        spec = spec with
        {
            RecordDenials = request.LogDenials,
            UnixSockets = request.UnixSockets,

            // For people only: a script reads what the command writes there.
            SandboxNotice = Console.IsErrorRedirected ? null : static notice => Console.Error.WriteLine($"codex sandbox: {notice}"),
        };
        return (spec, config.Otel);
    }

#pragma warning disable RS0030 // What was asked for goes to standard output.
    private static Task PrintAsync(string text) => Console.Out.WriteLineAsync(text);
#pragma warning restore RS0030
}
