using Daemon.Cli.Sandboxing;
using Daemon.Protocol.Permissions;

namespace Daemon.Cli.Tests.Sandboxing;

/// <summary>The arguments of the stand-alone helper.</summary>
public sealed class SandboxHelperTests
{
    private const string ReadOnly = """
        {"type":"managed","file_system":{"type":"restricted","entries":[{"path":{"type":"special","value":{"kind":"root"}},"access":"read"}]},"network":"restricted"}
        """;

    [Fact]
    public void Everything_is_taken()
    {
        var spec = SandboxHelper.Parse(
            ["--sandbox-policy-cwd", "/policy", "--command-cwd=sub", "--permission-profile", ReadOnly, "--use-legacy-landlock", "--", "ls", "--", "-l"],
            "/start");
        Assert.Equal(["ls", "--", "-l"], spec.Argv);
        Assert.Equal(("/start/sub", "/policy", true), (spec.WorkingDirectory, Assert.Single(spec.WorkspaceRoots), spec.PreferPathRules));
        var profile = Assert.IsType<PermissionProfile.Managed>(spec.Profile);
        Assert.Equal(NetworkAccess.Restricted, profile.Network);
        Assert.Equal(
            [new FileSystemEntry(new FileSystemTarget.Special(SpecialPathKind.Root), FileSystemAccess.Read)],
            Assert.IsType<FileSystemPolicy.Restricted>(profile.FileSystem).Entries);
    }

    [Fact]
    public void The_folder_of_the_process_is_the_default()
    {
        var spec = SandboxHelper.Parse(["--permission-profile", ReadOnly, "true"], "/start");
        Assert.Equal(("/start", "/start", false), (spec.WorkingDirectory, Assert.Single(spec.WorkspaceRoots), spec.PreferPathRules));
    }

    [Theory]
    [InlineData("--permission-profile JSON is required", "--", "true")]
    [InlineData("a value is required for '--permission-profile'", "--permission-profile")]
    [InlineData("is no JSON", "--permission-profile", "{", "--", "true")]
    [InlineData("not a permission profile", "--permission-profile", "{\"type\":\"managed\"}", "--", "true")]
    [InlineData("unexpected argument '--apply-seccomp-then-exec'", "--apply-seccomp-then-exec", "--", "true")]
    [InlineData("the command is missing", "--permission-profile", "{\"type\":\"disabled\"}", "--")]
    public void What_is_wrong_is_named(string problem, params string[] args) =>
        Assert.Contains(problem, Assert.Throws<FormatException>(() => SandboxHelper.Parse(args, "/")).Message, StringComparison.Ordinal);

    [Fact]
    public void Denials_are_a_block_of_lines() => Assert.Equal(
        "=== Sandbox denials ===\n(touch) write /etc/x (3 times)\n(curl) network IPv4 stream socket",
        SandboxRun.Describe(
            [new DeniedOperation(SandboxOperation.Write, "/etc/x", "touch", 3), new DeniedOperation(SandboxOperation.Network, "IPv4 stream socket", "curl", 1)],
            confined: true));

    [Theory]
    [InlineData(true, "not recorded")]
    [InlineData(false, "none")]
    public void A_block_without_denials_says_why(bool confined, string line) =>
        Assert.StartsWith($"=== Sandbox denials ===\n{line}", SandboxRun.Describe(null, confined), StringComparison.Ordinal);
}
