using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Execution.Sandbox;
using Daemon.Execution.Sandbox.Linux;
using Daemon.Execution.Sandbox.Linux.Supervision;
using Daemon.Interop.Linux;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Linux;

/// <summary>Puts the launcher of Linux together: how plans are made here, and the runners in order of preference.</summary>
[SupportedOSPlatform("linux")]
internal sealed class LinuxLaunching
{
    private static readonly string[] MinimalPaths =
        ["/bin", "/sbin", "/usr", "/etc", "/lib", "/lib64", "/nix/store", "/run/current-system/sw"];

    private readonly MountPointRegistry _mountPoints = MountPointRegistry.ForCurrentUser();
    private readonly IReadOnlyList<(string Path, PathAccess Access)> _controlFolders;
    private readonly BubblewrapProbe _bubblewrap;
    private readonly IReadOnlyList<string> _entryCommand;
    private readonly bool _allowNamespaces;
    private readonly bool _allowPathRules;
    private readonly int _pathRulesVersion;

    private LinuxLaunching(LauncherOptions options, SpawnThread spawner)
    {
        _allowNamespaces = options.AllowNamespaces;
        _allowPathRules = options.AllowPathRules;
        _pathRulesVersion = options.PathRulesVersion ?? Math.Max(Libc.landlock_abi_version(), 0);
        _entryCommand = options.NetworkEntryCommand;
        _bubblewrap = new BubblewrapProbe(spawner, Environment.GetEnvironmentVariable("PATH"));
        _controlFolders =
        [
            .. options.ControlSocketFolders.Select(folder => (folder, PathAccess.Hidden)),
            (_mountPoints.Folder, PathAccess.Read),
        ];
    }

    public static SandboxLauncher Create(LauncherOptions options)
    {
        ChildProcess.KeepStatuses();
        var spawner = new SpawnThread();
        var parts = new LinuxLaunching(options, spawner);
        var starter = new CommandStarter(options.ReceiverFault);
        var direct = new DirectRunner(spawner, new Watchdog(), options.AllowPidFd);
        return new SandboxLauncher(
            parts.Plan,
            [
                new PlainRunner(starter, direct),
                new CallFilterRunner(starter, direct),
                new NamespaceRunner(starter, spawner, parts._bubblewrap, parts._mountPoints, options),
                new PathRulesRunner(starter, direct, options.AllowPathRules, parts._pathRulesVersion),
            ],
            new OwnNetworkEntrance(),
            parts.ProbeAsync);
    }

    private SandboxPlan Plan(CommandSpec spec)
    {
        if (spec.Profile is PermissionProfile.Managed)
        {
            _mountPoints.EnsureFolder();
        }

        spec.Environment.TryGetValue("TMPDIR", out string? tmpDir);
        SandboxPlan plan = SandboxPlanner.Plan(
            spec.Profile, new SandboxPlaces(spec.WorkspaceRoots, tmpDir, MinimalPaths, _controlFolders));
        return plan.WithRules([.. HardLinks.FindOtherNames(plan, spec.WorkspaceRoots), .. ProxyFiles(spec, plan)]) with { Limits = spec.Limits };
    }

    /// <summary>What a command needs to see of the managed proxy.</summary>
    private IEnumerable<PathRule> ProxyFiles(CommandSpec spec, SandboxPlan plan) => plan.Network != NetworkMode.Proxied || spec.Proxy is null
        ? []
        : spec.Proxy.ReadableFiles.Concat(_entryCommand)
            .Select(SandboxPath.Resolve)
            .Where(file => plan.AccessTo(file) == PathAccess.Hidden)
            .Select(file => new PathRule(file, PathAccess.Read, SandboxPath.StateOf(file), PathRuleOrigin.Proxy));

    private async Task<SandboxProbe> ProbeAsync(CancellationToken cancellationToken)
    {
        BubblewrapStatus bubblewrap = _allowNamespaces
            ? await _bubblewrap.GetAsync([]).WaitAsync(cancellationToken)
            : new BubblewrapStatus(null, "Namespaces are switched off by an option.");
        return new SandboxProbe(
            bubblewrap.Features is not null ? SandboxMechanism.Namespaces
                : _allowPathRules && _pathRulesVersion >= LandlockRules.NeededAbi ? SandboxMechanism.PathRules
                : SandboxMechanism.Unavailable,
            bubblewrap.Features?.Executable,
            bubblewrap.Features is not null,
            bubblewrap.Features?.CanMountProc ?? false,
            _pathRulesVersion,
            SystemCalls.For(RuntimeInformation.ProcessArchitecture) is not null,
            SupervisionProbe.IsPossible && bubblewrap.Features is not { IsSetUserId: true },
            bubblewrap.Problem);
    }
}
