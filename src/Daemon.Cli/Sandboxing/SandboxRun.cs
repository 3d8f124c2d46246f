using Daemon.Execution;
using Daemon.Protocol.Permissions;

namespace Daemon.Cli.Sandboxing;

/// <summary>Runs one command with the process's own standard streams, and ends as it ends.</summary>
internal static class SandboxRun
{
    /// <summary>As shells report a program that does not exist, and one that may not be executed.</summary>
    private const int NotFound = 127;
    private const int NotExecutable = 126;

    /// <param name="logDenials">Whether to list on standard error what was refused.</param>
    /// <returns>The command's exit status, or 128 + the signal that ended it.</returns>
    /// <exception cref="SandboxException">The sandbox cannot be set up.</exception>
    public static async Task<int> RunAsync(CommandSpec spec, LauncherOptions launching, bool logDenials, CancellationToken cancellationToken)
    {
        try
        {
            using var ending = new EndingSignals(TimeProvider.System);
            await using var command = await CommandLauncher.Create(launching).StartAsync(spec, new NoOutput(), cancellationToken);
            ending.Started(command);
            var exit = await command.Exited;
            if (logDenials)
            {
                await Console.Error.WriteLineAsync(Describe(command.Denials, exit.Sandboxed));
            }

            return ending.Killed is { } signal ? 128 + signal : exit.ExitCode;
        }
        catch (CommandStartException failure)
        {
            return await ReportAsync(spec, failure);
        }
    }

    /// <exception cref="SandboxException">It is not the program's fault.</exception>
    public static async Task<int> ReportAsync(CommandSpec spec, CommandStartException failure)
    {
        if (failure.Failure is not (CommandStartFailure.NotFound or CommandStartFailure.NotExecutable))
        {
            throw new SandboxException(failure.Message);
        }

        await Console.Error.WriteLineAsync($"codex sandbox: {spec.Argv[0]}: {failure.Message}");
        return failure.Failure == CommandStartFailure.NotFound ? NotFound : NotExecutable;
    }

    /// <summary>A headed block with one line for each thing that was refused, without a line break at its end.</summary>
    internal static string Describe(IReadOnlyList<DeniedOperation>? denials, bool confined) => string.Join('\n',
    [
        "=== Sandbox denials ===",
        .. denials switch
        {
            null when confined => [OperatingSystem.IsLinux()
                ? "not recorded: needs Linux 5.9 or later, and no supervisor of system calls around this process"
                : "not recorded on this system"],
            null or [] => ["none"],
            _ => denials.Select(denial => $"({denial.Process}) {denial.OperationName} {denial.Target}{Times(denial.Count)}"),
        },
    ]);

    private static string Times(int count) => count == 1 ? "" : $" ({count} times)";

    /// <summary>The streams are the command's own, so nothing arrives here.</summary>
    private sealed class NoOutput : ICommandOutput
    {
        public void OnOutput(CommandStream stream, ReadOnlySpan<byte> bytes)
        {
        }
    }
}
