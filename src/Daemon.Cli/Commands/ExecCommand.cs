using System.CommandLine;
using System.Text.Json;
using Daemon.Cli.Exec;
using Daemon.Cli.Hosting;
using Daemon.Cli.Remote;

namespace Daemon.Cli.Commands;

/// <summary><c>codex exec</c>: runs one turn and shows it.</summary>
internal static class ExecCommand
{
    public static Command Create(ConfigOptions config)
    {
        var options = new ExecOptions();
        var prompt = new Argument<string?>("PROMPT")
        {
            Description = "What to do. Absent or -: read from standard input. With a prompt, what is piped in is added to it.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("exec", "Run one turn in this folder and show it. Nobody is asked: what the sandbox does not allow fails.") { prompt };
        command.Aliases.Add("e");
        options.AddTo(command);
        config.AllowStrict(command);
        config.AllowProfile(command);
        command.SetAction((result, cancellationToken) =>
            RunAsync(config, options, result, new Thread(null, false, false, result.GetValue(prompt)), cancellationToken));
        command.Subcommands.Add(CreateResume(config, options));
        return command;
    }

    private static Command CreateResume(ConfigOptions config, ExecOptions options)
    {
        var last = new Option<bool>("--last") { Description = "The thread of this folder that was used last." };
        var all = new Option<bool>("--all") { Description = "With --last: the thread of any folder." };
        var id = new Argument<string?>("ID") { Description = "The thread to go on with, by its id or exact name; left out with --last.", Arity = ArgumentArity.ZeroOrOne };
        var prompt = new Argument<string?>("PROMPT") { Description = "What to do next; from standard input when absent or -.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("resume", "Run one more turn of an earlier thread.") { last, all, id, prompt };
        config.AllowStrict(command);
        config.AllowProfile(command);
        command.SetAction((result, cancellationToken) =>
        {
            var (first, second) = (result.GetValue(id), result.GetValue(prompt));
            // With --last there is no id to give, so the first word is the prompt.
            var thread = result.GetValue(last) ? new Thread(null, true, result.GetValue(all), second ?? first) : new Thread(first, first is null, result.GetValue(all), second);
            return RunAsync(config, options, result, thread, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        ConfigOptions config, ExecOptions options, ParseResult result, Thread thread, CancellationToken cancellationToken)
    {
        try
        {
            var daemon = config.Apply(ProcessFacts.Options(), result);
            var asked = options.Read(result, daemon.Cwd);
            if (ConfigReport.ForCommand(daemon with { Cwd = asked.Cwd }) is { } problem)
            {
                await Console.Error.WriteLineAsync(problem);
                return 1;
            }

            var request = asked with
            {
                Prompt = await PromptReader.ReadAsync(thread.Prompt, Console.In, Console.IsInputRedirected, cancellationToken),
                ResumeId = thread.Id,
                ResumeLast = thread.Last,
                ResumeAnywhere = thread.Anywhere,
            };
            if (options.IsLocal(result))
            {
                var local = await LocalModel.ChooseAsync(daemon with { Cwd = request.Cwd }, options.LocalProvider(result), request.Model, Console.Error, cancellationToken);
                daemon = daemon with { Overrides = [.. daemon.Overrides, $"model_provider=\"{local.Provider}\""] };
                request = request with { Model = local.Model };
            }

            await using var output = Console.OpenStandardOutput();
            IExecView view = options.IsJson(result) ? new JsonView(output) : new TextView(Console.Error, StandardOutput(), daemon.Version);
            return await ExecProgram.RunAsync(daemon with { Cwd = request.Cwd }, request, view, cancellationToken);
        }
        catch (Exception error) when (error is ExecException or RemoteException or InvalidOperationException or IOException or UnauthorizedAccessException or JsonException)
        {
            await Console.Error.WriteLineAsync($"Error: {error.Message}");
            return 1;
        }
    }

#pragma warning disable RS0030 // The final message is what this command is for.
    private static TextWriter StandardOutput() => Console.Out;
#pragma warning restore RS0030

    /// <summary>Which thread: a new one, the one with an id, or the last one.</summary>
    private readonly record struct Thread(string? Id, bool Last, bool Anywhere, string? Prompt);
}
