using Daemon.Execution.Sandbox.MacOS;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Tests.Sandbox.MacOS;

public sealed class SeatbeltDenialTests
{
    [Theory]
    [InlineData("Sandbox: bash(812) deny(1) file-write-create /Users/u/foo.txt", 812, "bash", SandboxOperation.Create, "/Users/u/foo.txt")]
    [InlineData("Sandbox: bash(812) deny(1) file-write-data /dev/ttys001", 812, "bash", SandboxOperation.Write, "/dev/ttys001")]
    [InlineData("Sandbox: my app (x)(7) deny(1) file-read-data /a b/(c) deny(1) d", 7, "my app (x)", SandboxOperation.Read, "/a b/(c) deny(1) d")]
    [InlineData("Sandbox: curl(9) deny(1) network-outbound /private/var/run/mDNSResponder", 9, "curl", SandboxOperation.LocalSocket, "/private/var/run/mDNSResponder")]
    [InlineData("Sandbox: curl(9) deny(1) network-outbound 203.0.113.5:443", 9, "curl", SandboxOperation.Network, "203.0.113.5:443")]
    [InlineData("Sandbox: zsh(3) deny(1) sysctl-read kern.ngroups", 3, "zsh", SandboxOperation.Read, "sysctl-read kern.ngroups")]
    [InlineData("Sandbox: zsh(3) deny(1) file-write-unlink /w/.git", 3, "zsh", SandboxOperation.Delete, "/w/.git")]
    [InlineData("Sandbox: x(3) deny(1) mach-lookup com.apple.x", 3, "x", SandboxOperation.Read, "mach-lookup com.apple.x")]
    [InlineData("Sandbox: x(3) deny(1) forbidden-link-priv", 3, "x", SandboxOperation.Read, "forbidden-link-priv")]
    [InlineData("Sandbox: x(3) deny(1) file-write-mode /a", 3, "x", SandboxOperation.ChangeAttributes, "/a")]
    [InlineData("Sandbox: x(3) deny(1) process-exec* /bin/ps", 3, "x", SandboxOperation.Execute, "/bin/ps")]
    public void Messages_are_understood(string message, int pid, string process, SandboxOperation operation, string shown)
    {
        SeatbeltDenial denial = SeatbeltDenialParser.ParseMessage(message)!;
        Assert.Equal((pid, process, operation, shown), (denial.Pid, denial.Process, denial.Operation, denial.Shown));
    }

    [Theory]
    [InlineData("Filtering the log data using \"sender == Sandbox\"")]
    [InlineData("{\"eventMessage\":\"Sandbox: bash(1) allow file-read-data /x\"}")]
    [InlineData("{\"eventMessage\":\"Sandbox: bash(x) deny(1) file-read-data /x\"}")]
    [InlineData("{\"eventMessage\":\"Sandbox: (1) deny(1) file-read-data /x\"}")]
    [InlineData("{\"eventMessage\":\"Sandbox: bash(1) deny(1) \"}")]
    [InlineData("{\"eventMessage\":\"Sandbox: bash(1) deny(1\"}")]
    [InlineData("{\"eventMessage\":\"bash(1) deny(1) file-read-data /x\"}")]
    [InlineData("{\"eventMessage\":7}")]
    [InlineData("{\"count\":1}")]
    [InlineData("{\"eventMessage\":\"Sandbox: bash(1) de")]
    [InlineData("")]
    public void Other_lines_are_not(string line) => Assert.Null(SeatbeltDenialParser.Parse(line));

    [Fact]
    public void A_line_of_the_log_is_read_through_its_message() => Assert.Equal(
        "/w/\"x\"",
        SeatbeltDenialParser.Parse("""{"processID":0,"eventMessage":"Sandbox: bash(1) deny(1) file-read-data /w/\"x\"","category":"violation"}""")!.Target);
}
