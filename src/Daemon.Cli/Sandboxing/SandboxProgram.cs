using Daemon.AppServer;
using Daemon.Cli.Hosting;
using Daemon.Config.Loading;
using Daemon.Core.Network;
using Daemon.Execution;
using Daemon.NetworkProxy;
using Daemon.NetworkProxy.Audit;
using Daemon.NetworkProxy.Policy;
using Daemon.Protocol.Permissions;

namespace Daemon.Cli.Sandboxing;

/// <summary>Runs a command under a profile with the process's own standard streams, and ends as it ends.</summary>
internal static class SandboxProgram
{
    /// <summary>As shells report a program that does not exist, and one that may not be executed.</summary>
    private const int NotFound = 127;
    private const int NotExecutable = 126;

    /// <returns>The command's exit status, or 128 + the signal that ended it.</returns>
    /// <exception cref="SandboxException">The configuration does not allow it, or the sandbox cannot be set up.</exception>
    /// <exception cref="InvalidOperationException">The kernel is too old to start commands safely.</exception>
    public static async Task<int> RunAsync(SandboxRequest request, CancellationToken cancellationToken)
    {
        if (request.Probe)
        {
            return await ProbeAsync(cancellationToken);
        }

        var spec = Plan(request);
        var launching = CommandStarting.Prepare(request.Daemon);
        try
        {
            if (request.Explain)
            {
                await PrintAsync((await CommandLauncher.CreateInspector(launching).ExplainAsync(spec, cancellationToken)).ToString());
                return 0;
            }

            using var audit = NetworkAudit.Open(request.Daemon.Environment);
            await using var proxy = StartProxy(request, spec.Profile, audit);
            return await RunAsync(proxy is null ? spec : spec with { Proxy = new CommandProxy(proxy, new CommandScope()) }, launching, cancellationToken);
        }
        catch (Exception failure) when (failure is NetworkPolicyException or IOException or UnauthorizedAccessException)
        {
            throw new SandboxException($"failed to start managed network proxy: {failure.Message}");
        }
        catch (CommandStartException failure)
        {
            if (failure.Failure is not (CommandStartFailure.NotFound or CommandStartFailure.NotExecutable))
            {
                throw new SandboxException(failure.Message);
            }

            await Console.Error.WriteLineAsync($"codex sandbox: {failure.Message}");
            return failure.Failure == CommandStartFailure.NotFound ? NotFound : NotExecutable;
        }
    }

    /// <exception cref="SandboxException">The configuration does not allow it.</exception>
    internal static CommandSpec Plan(SandboxRequest request)
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
        return new CommandSpec
        {
            Argv = request.Argv,
            WorkingDirectory = request.Daemon.Cwd,
            Environment = request.Daemon.Environment,
            Profile = config.Permissions.Profile,
            WorkspaceRoots =
            [
                .. config.ExtraWorkspaceRoots.Concat(config.Permissions.WorkspaceRoots).Prepend(request.Daemon.Cwd).Distinct(StringComparer.Ordinal),
            ],
            InheritStandardStreams = true,
        };
    }

    /// <summary>The command's way out when its profile limits the network; nobody can be asked here.</summary>
    private static ManagedProxy? StartProxy(SandboxRequest request, PermissionProfile profile, AuditFile? audit) =>
        profile is not PermissionProfile.Managed { NetworkRules: { } rules }
            ? null
            : ManagedProxy.Start(rules, new ManagedProxyOptions
            {
                Environment = request.Daemon.Environment,
                StateFolder = Path.Join(request.Daemon.CodexHome, "proxy"),
                Audit = audit,
            });

    private static async Task<int> RunAsync(CommandSpec spec, LauncherOptions launching, CancellationToken cancellationToken)
    {
        await using var command = await CommandLauncher.Create(launching).StartAsync(spec, new NoOutput(), cancellationToken);
        using var ending = new EndingSignals(command);
        var exit = await command.Exited;
        return ending.First is { } signal ? 128 + signal : exit.ExitCode;
    }

    private static async Task<int> ProbeAsync(CancellationToken cancellationToken)
    {
        var probe = await CommandLauncher.CreateInspector().ProbeAsync(cancellationToken);
        await PrintAsync(string.Join('\n',
        [
            $"Wrapper: {probe.Wrapper ?? "none"}",
            $"Namespaces: {Word(probe.CanUseNamespaces)}",
            $"Process list of its own: {Word(probe.CanMountProc)}",
            $"Landlock: {(probe.PathRulesVersion == 0 ? "no" : $"version {probe.PathRulesVersion}")}",
            $"System-call filter: {Word(probe.HasCallFilter)}",
            .. probe.Problem is { } problem ? new[] { problem } : [],
        ]));
        return probe.CanUseNamespaces || probe.PathRulesVersion > 0 ? 0 : 1;
    }

    private static string Word(bool value) => value ? "yes" : "no";

#pragma warning disable RS0030 // What was asked for goes to standard output.
    private static Task PrintAsync(string text) => Console.Out.WriteLineAsync(text);
#pragma warning restore RS0030

    /// <summary>The streams are the command's own, so nothing arrives here.</summary>
    private sealed class NoOutput : ICommandOutput
    {
        public void OnOutput(CommandStream stream, ReadOnlySpan<byte> bytes)
        {
        }
    }
}
