using Daemon.Cli.Commands;

namespace Daemon.Cli.Tests.Commands;

/// <summary>Where the command of <c>codex sandbox</c> begins.</summary>
public sealed class SandboxArgumentsTests
{
    [Theory]
    [InlineData("sandbox ls -la", "sandbox -- ls -la")]
    [InlineData("sandbox bash -c true", "sandbox -- bash -c true")]
    [InlineData("sandbox -P :workspace bash -c true", "sandbox -P :workspace -- bash -c true")]
    [InlineData("sandbox -c a=b --explain ls -C x", "sandbox -c a=b --explain -- ls -C x")]
    [InlineData("sandbox --permission-profile=dev ls", "sandbox --permission-profile=dev -- ls")]
    [InlineData("sandbox linux ls -c", "sandbox linux -- ls -c")]
    [InlineData("sandbox linux -C /tmp ls -c", "sandbox linux -C /tmp -- ls -c")]
    [InlineData("-c a=b sandbox ls -c", "-c a=b sandbox -- ls -c")]
    [InlineData("sandbox -- ls -c", "sandbox -- ls -c")]
    [InlineData("sandbox linux -- ls", "sandbox linux -- ls")]
    [InlineData("sandbox -- linux", "sandbox -- linux")]
    [InlineData("sandbox", "sandbox")]
    [InlineData("sandbox linux", "sandbox linux")]
    [InlineData("exec ls -c", "exec ls -c")]
    [InlineData("exec sandbox ls", "exec sandbox ls")]
    [InlineData("", "")]
    public void Separates_the_command(string given, string expected) =>
        Assert.Equal(Words(expected), SandboxArguments.SeparateCommand(Words(given)));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
