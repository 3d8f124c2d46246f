using Daemon.AppServer.Mapping;
using Daemon.Config.CommandEnvironments;
using Daemon.Config.Loading;
using Daemon.Config.Model;
using Daemon.Core.Network;
using Daemon.Execution;
using Daemon.JsonRpc;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.V2.CommandExec;

namespace Daemon.AppServer.Processors.Commands;

/// <summary>Where, as what and under which permissions a <c>command/exec</c> runs.</summary>
internal sealed class ExecSpecs(DaemonState daemon)
{
    /// <exception cref="RpcException">The permissions are ambiguous, or the configuration is broken.</exception>
    public (CommandSpec Spec, OtelConfig Otel) Create(CommandExecParams p)
    {
        var cwd = RequestPath.ResolveCwd(p.Cwd, daemon.Options.Cwd) ?? daemon.Options.Cwd;
        var config = Load(p, cwd);
        var (profile, roots) = Permissions(p, config);
        var spec = CommandDefaultsMapper.From(config).Apply(new CommandSpec
        {
            Argv = p.Command,
            WorkingDirectory = cwd,
            Environment = ProcessArguments.Environment(CommandEnvironment.Build(config.ShellEnvironment, daemon.Options.Environment), p.Env),
            Profile = profile,
            WorkspaceRoots = [cwd, .. roots.Where(root => root != cwd)],
            Terminal = p.Tty ? p.Size is { } size ? new TerminalSize(size.Rows, size.Cols) : TerminalSize.Default : null,
            KeepInputOpen = p.StreamStdin && !p.Tty,
        });
        return (spec, config.Otel);
    }

    private EffectiveConfig Load(CommandExecParams p, string cwd)
    {
        if (p.PermissionProfile is not { } profile)
        {
            return daemon.Config.Require(cwd, null, ThreadOverrides.None).Effective!;
        }

        if (p.SandboxPolicy is not null)
        {
            throw ProcessArguments.Refused("`permissionProfile` cannot be combined with `sandboxPolicy`");
        }

        var snapshot = daemon.Config.Load(cwd, null, ThreadOverrides.None with { PermissionProfile = profile });
        return snapshot.Effective ?? throw ProcessArguments.Refused($"invalid permission profile: {snapshot.Failure!.Message}");
    }

    private static (PermissionProfile Profile, IReadOnlyList<string> Roots) Permissions(CommandExecParams p, EffectiveConfig config)
    {
        if (p.SandboxPolicy is not { } policy)
        {
            return (ConfiguredNetwork.Apply(config.Permissions, config), [.. config.ExtraWorkspaceRoots, .. config.Permissions.WorkspaceRoots]);
        }

        return (ConfiguredNetwork.Apply(SettingsMapper.FromWire(policy), config), []);
    }
}
