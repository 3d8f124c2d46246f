using Daemon.Core.Tools.Exec;

namespace Daemon.Core.Tests.Tools;

public sealed class SandboxDenialTests
{
    [Theory]
    [InlineData(1, "bash: a.txt: Read-only file system", true)]
    [InlineData(2, "ls: Permission denied", true)]
    [InlineData(127, "permission denied", true)]
    [InlineData(5, "the SANDBOX is here", true)]
    [InlineData(1, "connect: Operation not permitted", true)]
    [InlineData(159, null, true)]
    [InlineData(0, "permission denied", false)]
    [InlineData(1, "cat: /nonexistent: No such file or directory", false)]
    [InlineData(1, null, false)]
    [InlineData(137, "", false)]
    public void A_denial_is_a_failure_that_says_so(int exitCode, string? output, bool denied) =>
        Assert.Equal(denied, SandboxDenial.IsLikely(exitCode, output));
}
