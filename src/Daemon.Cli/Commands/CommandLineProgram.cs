using System.CommandLine;
using Daemon.Cli.Hosting;
using Daemon.Cli.Sandboxing;

namespace Daemon.Cli.Commands;

/// <summary>Takes the process's arguments to a command.</summary>
internal static class CommandLineProgram
{
    /// <summary>The exit status of a command line that does not parse.</summary>
    public const int UsageError = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        if (HelperModes.TryRun(args) is { } status)
        {
            return status;
        }

        if (HelperModes.ForSandboxHelper(args) is { } helper)
        {
            return await SandboxHelper.RunAsync(helper, CancellationToken.None);
        }

        var config = new ConfigOptions();
        var result = Parse(args, config);
        if ((result.Errors is [var error, ..] ? error.Message : config.UsageError(result)) is { } problem)
        {
            await Console.Error.WriteLineAsync($"error: {problem}\n\nFor more information, try '--help'.");
            return UsageError;
        }

        if (config.Objection(result) is { } objection)
        {
            await Console.Error.WriteLineAsync($"Error: {objection}");
            return 1;
        }

        return await result.InvokeAsync();
    }

    /// <summary>Arguments that begin with <c>@</c> are prompts and not names of files with more arguments.</summary>
    public static ParseResult Parse(IReadOnlyList<string> args, ConfigOptions config) =>
        RootCommandFactory.Create(config).Parse(SandboxArguments.SeparateCommand(args), new ParserConfiguration { ResponseFileTokenReplacer = null });
}
