using Daemon.Cli.Hosting;

namespace Daemon.Cli.Tests.Hosting;

/// <summary>The executable's other names.</summary>
public sealed class HelperModesTests
{
    [Theory]
    [InlineData("codex", "exec", "go")]
    [InlineData("codex", "apply_patch")]
    [InlineData("codex.dll", "--version")]
    public void Called_as_itself_it_is_no_helper(string name, params string[] args) =>
        Assert.Null(HelperModes.TryRun(name, args, TextReader.Null, TextWriter.Null));

    [Theory]
    [InlineData("apply_patch", "not a patch")]
    [InlineData("codex", "--codex-run-as-apply-patch", "not a patch")]
    public void A_text_that_is_no_patch_is_refused(string name, params string[] args)
    {
        using var error = new StringWriter();

        Assert.Equal(1, HelperModes.TryRun(name, args, TextReader.Null, error));
        Assert.Contains("*** Begin Patch", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_sandbox_helper_runs_nothing()
    {
        using var error = new StringWriter();

        Assert.Equal(1, HelperModes.TryRun("codex-linux-sandbox", ["--", "true"], TextReader.Null, error));
        Assert.Contains("codex sandbox -- COMMAND", error.ToString(), StringComparison.Ordinal);
    }
}
