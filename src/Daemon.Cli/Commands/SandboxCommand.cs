using System.CommandLine;
using Daemon.Cli.Hosting;
using Daemon.Cli.Sandboxing;

namespace Daemon.Cli.Commands;

/// <summary><c>codex sandbox</c>: runs one command as the daemon would confine it.</summary>
internal static class SandboxCommand
{
    private static readonly (string Name, Func<bool> IsThis)[] Systems =
    [
        ("linux", OperatingSystem.IsLinux), ("macos", OperatingSystem.IsMacOS), ("windows", OperatingSystem.IsWindows),
    ];

    public static Command Create(ConfigOptions config)
    {
        var options = new SandboxOptions();
        var command = new Command("sandbox", "Run a command under a permission profile, with this terminal's input and output.");
        options.AddTo(command);
        AddAction(command, config, options, refusal: null);
        foreach (var (name, isThis) in Systems)
        {
            var refusal = isThis() ? null : $"the {name} sandbox is not available on this operating system; leave `{name}` out";
            var system = new Command(name, "The same; for scripts that name the operating system.") { Hidden = true };
            AddAction(system, config, options, refusal);
            command.Subcommands.Add(system);
        }

        return command;
    }

    private static void AddAction(Command command, ConfigOptions config, SandboxOptions options, string? refusal)
    {
        config.AllowProfile(command);
        var argv = new Argument<string[]>("COMMAND")
        {
            Description = "The command and its arguments; put -- before it.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        command.Arguments.Add(argv);
        command.SetAction((result, cancellationToken) => RunAsync(
            () => refusal is null
                ? options.Read(result, config.Apply(ProcessFacts.Options(), result), result.GetValue(argv) ?? [])
                : throw new SandboxException(refusal),
            cancellationToken));
    }

    private static async Task<int> RunAsync(Func<SandboxRequest> read, CancellationToken cancellationToken)
    {
        try
        {
            return await SandboxProgram.RunAsync(read(), cancellationToken);
        }
        catch (Exception error) when (error is SandboxException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"Error: {error.Message}");
            return 1;
        }
    }
}
