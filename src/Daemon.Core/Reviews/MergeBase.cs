using Daemon.Core.Sessions;
using Daemon.Core.Tools.Exec;
using Daemon.Core.Turns;
using Daemon.Execution;

namespace Daemon.Core.Reviews;

/// <summary>Asks git for the commit that HEAD shares with a branch, so that the reviewer need not.</summary>
internal static class MergeBase
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Null when git does not know: no repository, no such branch, or no git.</summary>
    public static async Task<string?> FindAsync(TurnContext context, string branch, CancellationToken cancelled)
    {
        var output = new Collected();
        try
        {
            await using var command = await context.Ports.Commands.StartAsync(
                new CommandSpec
                {
                    Argv = ["git", "merge-base", "--end-of-options", "HEAD", branch],
                    WorkingDirectory = context.Settings.Cwd,
                    Environment = context.CommandEnvironment("merge-base", context.Settings.Permissions.Profile),
                    Profile = context.Settings.Permissions.Profile,
                    WorkspaceRoots = context.Settings.AllWorkspaceRoots(),
                },
                output,
                cancelled);
            try
            {
                var exit = await command.Exited.WaitAsync(Limit, context.Ports.Clock, cancelled);
                return exit.ExitCode == 0 ? output.FirstLine() : null;
            }
            finally
            {
                command.Kill();
            }
        }
        catch (Exception error) when (error is CommandStartException or TimeoutException)
        {
            return null;
        }
    }

    private sealed class Collected : ICommandOutput
    {
        private const int MaxBytes = 4096;
        private readonly HeadTailBuffer _bytes = new(MaxBytes);
        private readonly Lock _gate = new();

        public void OnOutput(CommandStream stream, ReadOnlySpan<byte> bytes)
        {
            if (stream == CommandStream.Stdout)
            {
                lock (_gate)
                {
                    _bytes.Append(bytes);
                }
            }
        }

        public string? FirstLine()
        {
            lock (_gate)
            {
                var text = Utf8Text.Decode(_bytes.Head);
                return text.AsSpan().Trim().Length == 0 ? null : text.Split('\n')[0].Trim();
            }
        }
    }
}
