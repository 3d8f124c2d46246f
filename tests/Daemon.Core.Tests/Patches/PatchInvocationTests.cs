using Daemon.Core.Patches;

namespace Daemon.Core.Tests.Patches;

public sealed class PatchInvocationTests
{
    [Theory]
    [InlineData("apply_patch <<'EOF'\nP\nQ\nEOF\n", "P\nQ\n", null)]
    [InlineData("apply_patch <<\"PATCH\"\nP\nPATCH", "P\n", null)]
    [InlineData("apply_patch <<EOF\nP\nEOF", "P\n", null)]
    [InlineData("cd sub && apply_patch <<'EOF'\nP\nEOF", "P\n", "sub")]
    [InlineData("cd 'a b' && apply_patch <<'EOF'\nP\nEOF", "P\n", "a b")]
    [InlineData("cd \"a b\" && apply_patch <<'EOF'\nP\nEOF", "P\n", "a b")]
    public void RecognisesAScriptThatIsOnlyAPatch(string script, string patch, string? directory) =>
        Assert.Equal(new PatchInvocation(patch, directory), PatchInvocation.Match(["/bin/bash", "-lc", script]));

    [Theory]
    [InlineData("echo x; apply_patch <<'EOF'\nP\nEOF")]
    [InlineData("apply_patch <<'EOF'\nP\nEOF\necho x")]
    [InlineData("apply_patch <<'EOF' | cat\nP\nEOF")]
    [InlineData("apply_patch <<'EOF'\nP")]
    [InlineData("cd $X && apply_patch <<'EOF'\nP\nEOF")]
    [InlineData("cd \"$X\" && apply_patch <<'EOF'\nP\nEOF")]
    [InlineData("cd a || apply_patch <<'EOF'\nP\nEOF")]
    [InlineData("apply_patch 'P'")]
    public void LeavesTheRestToTheShell(string script) => Assert.Null(PatchInvocation.Match(["bash", "-lc", script]));

    [Fact]
    public void RecognisesAnArgv()
    {
        Assert.Equal(new PatchInvocation("P", null), PatchInvocation.Match(["apply_patch", "P"]));
        Assert.Null(PatchInvocation.Match(["apply_patch", "P", "Q"]));
        Assert.Null(PatchInvocation.Match(["python3", "-c", "apply_patch <<'EOF'\nP\nEOF"]));
    }

    [Fact]
    public void WordsTheOutcome()
    {
        Assert.Equal("Exit code: 0\nWall time: 0.2 seconds\nOutput:\nT", PatchOutput.ForTool(0, TimeSpan.FromSeconds(0.21), "T"));
        Assert.Equal("Exit code: 1\nWall time: 0 seconds\nOutput:\nT", PatchOutput.ForTool(1, TimeSpan.Zero, "T"));
        Assert.Equal(
            "Wall time: 0.0000 seconds\nOutput:\nExit code: 0\nWall time: 0 seconds\nOutput:\nT", PatchOutput.ForCommand(0, TimeSpan.Zero, "T"));
    }
}
