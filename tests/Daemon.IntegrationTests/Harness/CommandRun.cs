namespace Daemon.IntegrationTests.Harness;

/// <summary>What a command that ends by itself has said.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Errors)
{
    /// <summary>Runs <c>codex</c> with these arguments and nothing on its standard input.</summary>
    public static Task<CommandRun> OfAsync(DaemonHome home, params IReadOnlyList<string> arguments) => WithInputAsync(home, "", arguments);

    public static async Task<CommandRun> WithInputAsync(DaemonHome home, string input, params IReadOnlyList<string> arguments)
    {
        using var process = DaemonUnderTest.StartProgram(home, arguments);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(DaemonUnderTest.Patience);
        return new CommandRun(process.ExitCode, await output, await errors);
    }
}
