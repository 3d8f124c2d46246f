using Daemon.Cli.Exec;

namespace Daemon.Cli.Tests.Exec;

public sealed class PromptReaderTests
{
    [Theory]
    [InlineData("do it", "", false, "do it")]
    [InlineData("do it", "", true, "do it")]
    [InlineData("do it", "a\nb\n", true, "do it\n\n<stdin>\na\nb\n</stdin>")]
    [InlineData("do it", "never read", false, "do it")]
    [InlineData(null, "from a pipe", true, "from a pipe")]
    [InlineData("-", "typed", false, "typed")]
    public async Task Reads(string? argument, string input, bool piped, string expected) =>
        Assert.Equal(expected, await PromptReader.ReadAsync(argument, new StringReader(input), piped, CancellationToken.None));

    [Theory]
    [InlineData(null, "", false)]
    [InlineData(null, " \n", true)]
    [InlineData("-", "", true)]
    public async Task Refuses_to_run_without_a_prompt(string? argument, string input, bool piped) =>
        await Assert.ThrowsAsync<ExecException>(() => PromptReader.ReadAsync(argument, new StringReader(input), piped, CancellationToken.None));
}
