using Daemon.Core.Commands;

namespace Daemon.Core.Tests.Commands;

public sealed class DangerousCommandTests
{
    [Theory]
    [InlineData("rm -rf x", true)]
    [InlineData("rm -f x", true)]
    [InlineData("rm x --force", true)]
    [InlineData("/bin/rm -fr x", true)]
    [InlineData("sudo rm -rf x", true)]
    [InlineData("sudo -n rm -rf x", true)]
    [InlineData("ls && rm -rf x", true)]
    [InlineData("ls | rm -rf x", true)]
    [InlineData("if true; then rm -rf x; fi", true)]
    [InlineData("for i in a b; do rm -f $i; done", true)]
    [InlineData("while true\ndo\nrm -f x\ndone", true)]
    [InlineData("(rm -rf x)", true)]
    [InlineData("{ rm -rf x; }", true)]
    [InlineData("f() { rm -rf x; }", true)]
    [InlineData("echo $(rm -rf x)", true)]
    [InlineData("echo \"$(echo $(rm -rf x))\"", true)]
    [InlineData("echo `rm -rf x`", true)]
    [InlineData("A=1 rm -rf x", true)]
    [InlineData("A=$(rm -rf x)", true)]
    [InlineData("rm -rf $x", true)]
    [InlineData("rm -rf x > log", true)]
    [InlineData("> log rm -rf x", true)]
    [InlineData("rm 2>/dev/null -rf x", true)]
    [InlineData("r'm' \"-rf\" x", true)]
    [InlineData("rm \\-rf x", true)]
    [InlineData("bash -c 'rm -rf x'", true)]
    [InlineData("cat <<EOF\nhello\nEOF\nrm -rf x", true)]
    [InlineData("rm -r x", false)]
    [InlineData("rm x", false)]
    [InlineData("rm -- -f", false)]
    [InlineData("rm --file x", false)]
    [InlineData("echo 'rm -rf x'", false)]
    [InlineData("echo rm -rf x", false)]
    [InlineData("$cmd -rf x", false)]
    [InlineData("ls # rm -rf x", false)]
    [InlineData("cat <<'EOF'\nrm -rf x\nEOF", false)]
    [InlineData("echo x > rm -f", false)]
    [InlineData("", false)]
    public void FindsForcedRemovals(string script, bool expected) =>
        Assert.Equal(expected, DangerousCommand.IsDangerous(["/bin/bash", "-lc", script]));

    [Fact]
    public void LooksAtAPlainArgv()
    {
        Assert.True(DangerousCommand.IsDangerous(["rm", "-rf", "x"]));
        Assert.False(DangerousCommand.IsDangerous(["rm", "x"]));
        Assert.False(DangerousCommand.IsDangerous([]));
    }
}
