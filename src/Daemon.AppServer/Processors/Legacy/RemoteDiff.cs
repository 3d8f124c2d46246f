using System.Text;
using Daemon.Config.Permissions;
using Daemon.Execution;
using Daemon.Protocol.Permissions;

namespace Daemon.AppServer.Processors.Legacy;

/// <summary>
/// What a work tree has that no remote has. Git runs in a sandbox that only reads, without the programs that a repository can name.
/// </summary>
internal sealed class RemoteDiff(DaemonState daemon, string cwd)
{
    /// <summary>Files that git does not know; more are left out.</summary>
    private const int MaxNewFiles = 200;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly string[] DiffOptions = ["--no-color", "--no-ext-diff", "--no-textconv"];

    /// <summary>Null when there is no repository, no remote, no git, or too much to say.</summary>
    public async Task<(string Sha, string Diff)?> FindAsync(CancellationToken cancelled)
    {
        try
        {
            if (await FindCommitAsync(cancelled) is not { } sha
                || await RunAsync(["diff", .. DiffOptions, sha, "--"], cancelled) is not { ExitCode: 0 } tracked)
            {
                return null;
            }

            var diff = new StringBuilder(tracked.Text);
            var listed = await RunAsync(["ls-files", "--others", "--exclude-standard", "-z"], cancelled);
            foreach (var file in listed.Text.Split('\0', StringSplitOptions.RemoveEmptyEntries).Take(MaxNewFiles))
            {
                // Status 1 says that they differ, which a new file always does.
                diff.Append((await RunAsync(["diff", .. DiffOptions, "--no-index", "--", "/dev/null", file], cancelled)).Text);
            }

            return (sha, diff.ToString());
        }
        catch (Exception failure) when (failure is CommandStartException or TimeoutException)
        {
            daemon.Log.Warning(failure, "git could not be asked about {Cwd}", cwd);
            return null;
        }
    }

    /// <summary>HEAD, when a remote has it; else the newest commit before those that no remote has.</summary>
    private async Task<string?> FindCommitAsync(CancellationToken cancelled)
    {
        var own = await RunAsync(["rev-list", "--boundary", "HEAD", "--not", "--remotes"], cancelled);
        if (own.ExitCode != 0)
        {
            return null;
        }

        if (own.Text.Length == 0)
        {
            var head = await RunAsync(["rev-parse", "HEAD"], cancelled);
            return head.ExitCode == 0 ? head.Text.Trim() : null;
        }

        return own.Text.Split('\n').FirstOrDefault(line => line.StartsWith('-'))?[1..].Trim();
    }

    private async Task<(int ExitCode, string Text)> RunAsync(string[] arguments, CancellationToken cancelled)
    {
        var output = new GitOutput();
        await using var command = await daemon.Commands.StartAsync(
            new CommandSpec
            {
                Argv = ["git", "--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", .. arguments],
                WorkingDirectory = cwd,
                Environment = daemon.Options.Environment,
                Profile = BuiltInProfiles.ReadOnly(NetworkAccess.Restricted),
                WorkspaceRoots = [cwd],
            },
            output,
            cancelled);
        try
        {
            var exit = await command.Exited.WaitAsync(Limit, daemon.Clock, cancelled);
            return (output.IsCut ? -1 : exit.ExitCode, output.ToString());
        }
        finally
        {
            command.Kill();
        }
    }
}
