using System.CommandLine;
using Daemon.Cli.Diagnosis;
using Daemon.Cli.Hosting;

namespace Daemon.Cli.Commands;

/// <summary><c>codex doctor</c>: looks at what the daemon needs, and says what to do about what is missing.</summary>
internal static class DoctorCommand
{
    public static Command Create(ConfigOptions config)
    {
        var json = new Option<bool>("--json") { Description = "Print a report for programs." };
        var all = new Option<bool>("--all") { Description = "Show the facts behind what is well too." };
        var command = new Command("doctor", "Look at the configuration, the sandbox, the provider, the login and the disk, and say what is wrong.") { json, all };
        config.AllowProfile(command);
        command.SetAction((result, cancellationToken) => RunAsync(config, result, result.GetValue(json), result.GetValue(all), cancellationToken));
        return command;
    }

    /// <returns>1 when something does not work, else 0.</returns>
    private static async Task<int> RunAsync(ConfigOptions config, ParseResult result, bool json, bool all, CancellationToken cancellationToken)
    {
        try
        {
            var options = config.Apply(ProcessFacts.Options(), result);
            var examinations = await Doctor.ExamineAsync(Doctor.For(options), TimeProvider.System, cancellationToken);
            await result.InvocationConfiguration.Output.WriteLineAsync(json
                ? DoctorJson.Compose(examinations, options.Version, TimeProvider.System.GetUtcNow())
                : DoctorText.Compose(examinations, all));
            return examinations.Any(e => e.Finding.Status == FindingStatus.Fail) ? 1 : 0;
        }
        catch (InvalidOperationException error)
        {
            await Console.Error.WriteLineAsync($"Error: {error.Message}");
            return 1;
        }
    }
}
