using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Execution.Sandbox;
using Daemon.Execution.Sandbox.Linux;
using Daemon.Execution.Sandbox.Linux.Network;
using Daemon.Interop.Linux;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Linux;

/// <summary>Starts commands on Linux: plainly, in a bubblewrap sandbox, or under in-kernel rules of the process alone.</summary>
[SupportedOSPlatform("linux")]
internal sealed class LinuxLauncher : ICommandLauncher, ISandboxInspector
{
    private static readonly string[] MinimalPaths =
        ["/bin", "/sbin", "/usr", "/etc", "/lib", "/lib64", "/nix/store", "/run/current-system/sw"];

    private readonly LauncherOptions _options;
    private readonly IReadOnlyList<(string Path, PathAccess Access)> _controlFolders;
    private readonly MountPointRegistry _mountPoints = MountPointRegistry.ForCurrentUser();
    private readonly EpollLoop _loop = new();
    private readonly BubblewrapProbe _bubblewrap;
    private readonly BubblewrapRunner _wrapped;
    private readonly DirectRunner _direct;

    public LinuxLauncher(LauncherOptions options)
    {
        ChildProcess.KeepStatuses();
        _options = options;
        var spawner = new SpawnThread();
        _bubblewrap = new BubblewrapProbe(spawner, Environment.GetEnvironmentVariable("PATH"));
        _wrapped = new BubblewrapRunner(spawner, _mountPoints, _loop, options.NetworkEntryCommand, options.AllowPidFd);
        _direct = new DirectRunner(spawner, new Watchdog(), options.AllowPidFd);
        _controlFolders =
        [
            .. options.ControlSocketFolders.Select(folder => (folder, PathAccess.Hidden)),
            (_mountPoints.Folder, PathAccess.Read),
        ];
    }

    public async ValueTask<IRunningCommand> StartAsync(CommandSpec spec, ICommandOutput output, CancellationToken cancellationToken)
    {
        RefuseMalformed(spec);
        CommandStreams? streams = null;
        try
        {
            SandboxPlan plan = PlanFor(spec);
            spec = WithProxy(spec, plan);
            streams = CommandStreams.Open(spec);
            LaunchedProcess process = await StartProcessAsync(spec, plan, streams, cancellationToken);
            streams.Dispose();
            var command = new LinuxCommand(_loop, process, streams, output, _options.ReceiverFault);
            command.Begin();
            return command;
        }
        catch (Exception failure)
        {
            streams?.Abandon();
            if (failure is IOException)
            {
                throw new CommandStartException(CommandStartFailure.Other, failure.Message, 0, failure);
            }

            throw;
        }
    }

    public async Task<SandboxProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        BubblewrapStatus bubblewrap = await AskBubblewrapAsync([]).WaitAsync(cancellationToken);
        return new SandboxProbe(
            bubblewrap.Features?.Executable,
            bubblewrap.Features is not null,
            bubblewrap.Features?.CanMountProc ?? false,
            Math.Max(Libc.landlock_abi_version(), 0),
            SystemCalls.For(RuntimeInformation.ProcessArchitecture) is not null,
            bubblewrap.Problem);
    }

    public async Task<SandboxExplanation> ExplainAsync(CommandSpec spec, CancellationToken cancellationToken)
    {
        RefuseMalformed(spec);
        SandboxPlan plan = PlanFor(spec);
        SandboxChoice choice = await ChooseAsync(spec, plan).WaitAsync(cancellationToken);
        return new SandboxExplanation(choice.Mechanism, choice.Problem, plan);
    }

    /// <summary>A NUL would end a text early, and in bubblewrap's argument file begin another argument.</summary>
    private static void RefuseMalformed(CommandSpec spec)
    {
        bool malformed = spec.Argv.Count == 0
            || spec.Argv.Concat(spec.WorkspaceRoots).Append(spec.WorkingDirectory).Any(text => text.Contains('\0', StringComparison.Ordinal))
            || spec.Environment.Any(variable => variable.Key.AsSpan().IndexOfAny('=', '\0') >= 0
                || variable.Key.Length == 0 || variable.Value.Contains('\0', StringComparison.Ordinal));
        if (malformed)
        {
            throw new CommandStartException(
                CommandStartFailure.Other,
                "The command is empty, has a NUL character in a text, or has an environment variable without a proper name.");
        }
    }

    private SandboxPlan PlanFor(CommandSpec spec)
    {
        if (spec.Profile is PermissionProfile.Managed)
        {
            _mountPoints.EnsureFolder();
        }

        spec.Environment.TryGetValue("TMPDIR", out string? tmpDir);
        SandboxPlan plan = SandboxPlanner.Plan(
            spec.Profile, new SandboxPlaces(spec.WorkspaceRoots, tmpDir, MinimalPaths, _controlFolders));
        return plan.WithRules([.. HardLinks.FindOtherNames(plan, spec.WorkspaceRoots), .. ProxyFiles(spec, plan)]);
    }

    /// <summary>A command whose network is limited gets the proxy's variables, or does not run.</summary>
    private static CommandSpec WithProxy(CommandSpec spec, SandboxPlan plan)
    {
        if (plan.Network != NetworkMode.Proxied)
        {
            return spec;
        }

        if (spec.Proxy is not { } proxy)
        {
            throw new CommandStartException(
                CommandStartFailure.SandboxUnavailable,
                "The permission profile limits the network by rules, and no managed proxy enforces them for this command. Choose the profile again, or another one.");
        }

        var environment = new Dictionary<string, string>(spec.Environment, StringComparer.Ordinal);
        foreach ((string name, string value) in proxy.Environment(NetworkEntryProgram.HttpPort, NetworkEntryProgram.SocksPort))
        {
            environment[name] = value;
        }

        return spec with { Environment = environment };
    }

    private IEnumerable<PathRule> ProxyFiles(CommandSpec spec, SandboxPlan plan) => plan.Network != NetworkMode.Proxied || spec.Proxy is null
        ? []
        : spec.Proxy.ReadableFiles.Concat(_options.NetworkEntryCommand)
            .Select(SandboxPath.Resolve)
            .Where(file => plan.AccessTo(file) == PathAccess.Hidden)
            .Select(file => new PathRule(file, PathAccess.Read, SandboxPath.StateOf(file), PathRuleOrigin.Proxy));

    private static List<string> CommandWritableFolders(CommandSpec spec, SandboxPlan plan) =>
    [
        .. plan.Rules.Where(rule => rule.Access == PathAccess.Write).Select(rule => rule.Path),
        .. spec.WorkspaceRoots.Append(spec.WorkingDirectory).Select(SandboxPath.Resolve).Where(folder => folder != "/"),
    ];

    private async Task<LaunchedProcess> StartProcessAsync(
        CommandSpec spec, SandboxPlan plan, CommandStreams streams, CancellationToken cancellationToken)
    {
        SandboxChoice choice = await ChooseAsync(spec, plan).WaitAsync(cancellationToken);
        switch (choice.Mechanism)
        {
            case SandboxMechanism.None:
                return await _direct.StartAsync(spec, plan, streams, restriction: null);
            case SandboxMechanism.CallFilter:
                using (var filter = new ThreadRestriction(SeccompFilter.Build(plan.Network, RuntimeInformation.ProcessArchitecture), null))
                {
                    return await _direct.StartAsync(spec, plan, streams, filter);
                }

            case SandboxMechanism.PathRules:
                using (ThreadRestriction rules = LandlockRules.Prepare(plan.Network))
                {
                    return await _direct.StartAsync(spec, plan, streams, rules);
                }

            case SandboxMechanism.Namespaces:
                return await _wrapped.StartAsync(spec, plan, choice.Features!, streams);
            default:
                throw new CommandStartException(CommandStartFailure.SandboxUnavailable, choice.Problem!);
        }
    }

    private async Task<SandboxChoice> ChooseAsync(CommandSpec spec, SandboxPlan plan)
    {
        if (!plan.ConfinesFiles && plan.Network != NetworkMode.Proxied)
        {
            return new SandboxChoice(plan.IsConfined ? SandboxMechanism.CallFilter : SandboxMechanism.None);
        }

        BubblewrapStatus bubblewrap = await AskBubblewrapAsync(CommandWritableFolders(spec, plan));
        if (bubblewrap.Features is not null)
        {
            return new SandboxChoice(SandboxMechanism.Namespaces, bubblewrap.Features);
        }

        string? obstacle = plan.Network == NetworkMode.Proxied ? "without namespaces the managed proxy would not be the only way out"
            : _options.AllowPathRules ? LandlockRules.WhyNot(plan) : "path rules are switched off by an option";
        return obstacle is null
            ? new SandboxChoice(SandboxMechanism.PathRules, Problem: bubblewrap.Problem)
            : new SandboxChoice(SandboxMechanism.Unavailable, Problem: $"The sandbox cannot be set up here, and {obstacle}. {bubblewrap.Problem}");
    }

    private async Task<BubblewrapStatus> AskBubblewrapAsync(IReadOnlyList<string> untrusted) => _options.AllowNamespaces
        ? await _bubblewrap.GetAsync(untrusted)
        : new BubblewrapStatus(null, "Namespaces are switched off by an option.");

    /// <summary>The mechanism for one plan.</summary>
    private sealed record SandboxChoice(SandboxMechanism Mechanism, BubblewrapFeatures? Features = null, string? Problem = null);
}
