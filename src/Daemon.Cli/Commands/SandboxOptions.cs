using System.CommandLine;
using Daemon.AppServer;
using Daemon.Cli.Sandboxing;

namespace Daemon.Cli.Commands;

/// <summary>The options of <c>codex sandbox</c>.</summary>
internal sealed class SandboxOptions
{
    private readonly Option<string?> _profile = new("--permission-profile", "--permissions-profile", "-P")
    {
        Description = "A profile of [permissions], or :read-only, :workspace, :danger-full-access. Default: the configured one.",
        HelpName = "NAME",
        Recursive = true,
    };

    private readonly Option<string?> _cd = new("--cd", "-C") { Description = "Run in this folder.", HelpName = "DIR", Recursive = true };

    private readonly Option<bool> _fullAuto = new("--full-auto")
    {
        Description = "Deprecated: the sandbox mode workspace-write, where no profiles are configured.",
        Recursive = true,
    };

    private readonly Option<bool> _managed = new("--include-managed-config")
    {
        Description = "Hold a profile that is named with -P to the administrator's requirements, too.",
        Recursive = true,
    };

    private readonly Option<bool> _logDenials = new("--log-denials")
    {
        Description = "Afterwards list on standard error what the sandbox refused.",
        Recursive = true,
    };

    private readonly Option<string[]> _sockets = new("--allow-unix-socket")
    {
        Description = "macOS only: a socket that the command may connect to.",
        HelpName = "PATH",
        Recursive = true,
    };

    private readonly Option<bool> _explain = new("--explain") { Description = "Say what would confine the command, and do not run it.", Recursive = true };

    private readonly Option<bool> _probe = new("--probe") { Description = "Say what this machine offers for confining commands.", Recursive = true };

    private readonly Option<bool> _json = new("--json") { Description = "With --explain or --probe: print JSON.", Recursive = true };

    public void AddTo(Command command)
    {
        Option[] all = [_profile, _cd, _fullAuto, _managed, _logDenials, _sockets, _explain, _probe, _json];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="SandboxException">The options do not go together, or not with this system.</exception>
    public SandboxRequest Read(ParseResult result, DaemonOptions daemon, IReadOnlyList<string> argv)
    {
        var cwd = result.GetValue(_cd) is { } folder ? Path.GetFullPath(folder, daemon.Cwd) : daemon.Cwd;
        var probe = result.GetValue(_probe);
        if (!OperatingSystem.IsMacOS() && result.GetValue(_sockets) is { Length: > 0 })
        {
            throw new SandboxException("--allow-unix-socket works on macOS only; here a profile with the network enabled reaches local sockets");
        }

        if (result.GetValue(_fullAuto) && result.GetValue(_profile) is not null)
        {
            throw new SandboxException("--full-auto and --permission-profile exclude each other; leave out --full-auto, which is deprecated");
        }

        if (argv.Count == 0 && !probe)
        {
            throw new SandboxException("sandbox command must not be empty; write `codex sandbox -- COMMAND`");
        }

        var profile = result.GetValue(_profile);
        return new SandboxRequest
        {
            // Who names a profile answers for it; the administrator's requirements are about what runs without being asked.
            Daemon = daemon with { Cwd = cwd, IgnoreRequirements = profile is not null && !result.GetValue(_managed) },
            Argv = argv,
            Profile = profile,
            FullAuto = result.GetValue(_fullAuto),
            Explain = result.GetValue(_explain),
            Probe = probe,
            Json = result.GetValue(_json),
            LogDenials = result.GetValue(_logDenials),
            UnixSockets = [.. (result.GetValue(_sockets) ?? []).Select(socket => Path.GetFullPath(socket, cwd))],
        };
    }
}
