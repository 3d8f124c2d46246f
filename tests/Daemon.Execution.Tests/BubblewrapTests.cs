using Daemon.Execution.Linux;
using Daemon.Execution.Sandbox.Linux;

namespace Daemon.Execution.Tests;

/// <summary>Which bubblewrap is taken, and what is said when none works.</summary>
public sealed class BubblewrapTests(Fixture fixture) : IClassFixture<Fixture>
{
    [Fact]
    public async Task OneInAFolderThatCommandsWriteToIsNeverExecuted()
    {
        string folder = NewFolder();
        string mark = Path.Combine(fixture.Folder, Guid.NewGuid().ToString("N"));
        Script(folder, $"touch {mark}");
        var probe = new BubblewrapProbe(new SpawnThread(), folder);
        BubblewrapStatus status = await probe.GetAsync([folder]);
        Assert.False(File.Exists(mark));
        Assert.NotEqual(Path.Combine(folder, "bwrap"), status.Features?.Executable);
    }

    [Fact]
    public async Task ALinkToOneInSuchAFolderIsNotTakenEither()
    {
        string folder = NewFolder();
        string elsewhere = NewFolder();
        Script(folder, "exit 0");
        File.CreateSymbolicLink(Path.Combine(elsewhere, "bwrap"), Path.Combine(folder, "bwrap"));
        BubblewrapStatus status = await new BubblewrapProbe(new SpawnThread(), elsewhere).GetAsync([folder]);
        Assert.NotEqual(Path.Combine(folder, "bwrap"), status.Features?.Executable);
    }

    [Theory]
    [InlineData("for a in \"$@\"; do [ \"$a\" = --proc ] && { echo \"bwrap: Can't mount proc on /newroot/proc: Operation not permitted\" >&2; exit 1; }; done", false, true)]
    [InlineData("for a in \"$@\"; do [ \"$a\" = --unshare-net ] && { echo 'bwrap: loopback: Failed RTM_NEWADDR: Operation not permitted' >&2; exit 1; }; done", true, false)]
    public async Task WhatAContainerForbidsIsDoneWithout(string script, bool proc, bool network)
    {
        string folder = NewFolder();
        Script(folder, script);
        BubblewrapStatus status = await new BubblewrapProbe(new SpawnThread(), folder).GetAsync([]);
        Assert.Equal(new BubblewrapFeatures(Path.Combine(folder, "bwrap"), proc, network, IsSetUserId: false), status.Features);
    }

    [Fact]
    public async Task OneThatFailsIsAskedAgain()
    {
        string folder = NewFolder();
        Script(folder, "echo 'bwrap: No permissions to create a new namespace' >&2; exit 1");
        var probe = new BubblewrapProbe(new SpawnThread(), folder);
        BubblewrapStatus status = await probe.GetAsync([]);
        Assert.Null(status.Features);
        Assert.Contains("No permissions to create a new namespace", status.Problem, StringComparison.Ordinal);
        Script(folder, "exit 0");
        Assert.NotNull((await probe.GetAsync([])).Features);
    }

    [Fact]
    public async Task OneThatIsTooOldIsNotUsed()
    {
        string folder = NewFolder();
        Script(folder, "echo 'bwrap: Unknown option --perms' >&2; exit 1");
        BubblewrapStatus status = await new BubblewrapProbe(new SpawnThread(), folder).GetAsync([]);
        Assert.Null(status.Features);
        Assert.Contains("bubblewrap 0.5 or later", status.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereNoneIsTrustedThePackageIsNamed()
    {
        BubblewrapStatus status = await new BubblewrapProbe(new SpawnThread(), NewFolder()).GetAsync(["/"]);
        Assert.Equal(new BubblewrapStatus(null, "Install the package 'bubblewrap'."), status);
    }

    [Theory]
    [InlineData("bwrap: Unknown option --perms", "", "bubblewrap 0.5 or later")]
    [InlineData("bwrap: Creating new namespace failed", "/proc/sys/user/max_user_namespaces=0", "sysctl -w user.max_user_namespaces=15000")]
    [InlineData("bwrap: No permissions", "/proc/sys/kernel/unprivileged_userns_clone=0", "sysctl -w kernel.unprivileged_userns_clone=1")]
    [InlineData("bwrap: setting up uid map: Permission denied", "/proc/sys/kernel/apparmor_restrict_unprivileged_userns=1", "/etc/apparmor.d/bwrap")]
    [InlineData("bwrap: Failed to make / slave: Permission denied", "/.dockerenv=", "seccomp=unconfined")]
    [InlineData("bwrap: No permissions", "/proc/version=Linux version 4.4.0-19041-Microsoft", "WSL2")]
    [InlineData("bwrap: line one\nline two", "", "allow user namespaces")]
    public void TheRemedyNamesWhatIsInTheWay(string error, string fact, string remedy)
    {
        string[] parts = fact.Split('=', 2);
        string text = NamespaceObstacle.Describe("/usr/bin/bwrap", error, path => path == parts[0] ? parts[1] : null);
        Assert.StartsWith("/usr/bin/bwrap cannot make namespaces (bwrap: ", text, StringComparison.Ordinal);
        Assert.Contains(remedy, text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text);
    }

    private string NewFolder() => Directory.CreateDirectory(Path.Combine(fixture.Folder, Guid.NewGuid().ToString("N"))).FullName;

    private static void Script(string folder, string body)
    {
        string file = Path.Combine(folder, "bwrap");
        File.WriteAllText(file, "#!/bin/sh\n" + body + "\nexit 0\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
    }
}
