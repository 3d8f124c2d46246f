using Daemon.Core.Commands;

namespace Daemon.Core.Tests.Commands;

public sealed class ReadOnlyCommandTests
{
    [Theory]
    [InlineData("ls -la")]
    [InlineData("cat a b | grep x && wc -l c")]
    [InlineData("git status --short; git log -3")]
    [InlineData("git diff HEAD~1 -- src")]
    [InlineData("find . -name '*.cs' -newer a")]
    [InlineData("rg -n word src")]
    [InlineData("sed -n 1,20p file")]
    [InlineData("date -u +%s")]
    public void Known(string script) => Assert.True(ReadOnlyCommand.IsKnown(["bash", "-lc", script]));

    [Theory]
    [InlineData("touch a")]
    [InlineData("ls > a")]
    [InlineData("ls $(touch a)")]
    [InlineData("ls; touch a")]
    [InlineData("PATH=. ls")]
    [InlineData("./ls")]
    [InlineData("/tmp/ls")]
    [InlineData("find . -delete")]
    [InlineData("find . -execdir rm {} +")]
    [InlineData("find . -fprintf a x")]
    [InlineData("find . -okdir rm {} ;")]
    [InlineData("rg --pre ./run word")]
    [InlineData("rg --pre=./run word")]
    [InlineData("rg -nz word")]
    [InlineData("git push")]
    [InlineData("git -c core.pager=./run log")]
    [InlineData("git diff --output=a")]
    [InlineData("git log --ext-diff")]
    [InlineData("git -p log")]
    [InlineData("git grep -O./run word")]
    [InlineData("sed -i s/a/b/ file")]
    [InlineData("sed -n w\\ out file")]
    [InlineData("sed -n 1p -i file")]
    [InlineData("date -s tomorrow")]
    [InlineData("sort -o a b")]
    [InlineData("ls &")]
    [InlineData("")]
    public void Not_known(string script) => Assert.False(ReadOnlyCommand.IsKnown(["bash", "-lc", script]));

    [Fact]
    public void An_argv_without_a_shell_is_judged_by_itself()
    {
        Assert.True(ReadOnlyCommand.IsKnown(["ls", "$(touch a)"]));
        Assert.False(ReadOnlyCommand.IsKnown(["python3", "-c", "1"]));
    }
}
