using Daemon.Config.Permissions;
using Daemon.Config.Tests.Testing;
using Daemon.Protocol.Permissions;

namespace Daemon.Config.Tests.Permissions;

public sealed class LegacySandboxProjectionTests
{
    private const string Cwd = "/repo";

    public static TheoryData<string, LegacySandboxPolicy> Profiles => new()
    {
        { "", new LegacySandboxPolicy.ReadOnly(false) },
        { "[permissions.a.filesystem]\n':root' = 'deny'", new LegacySandboxPolicy.ReadOnly(false) },
        { "[permissions.a]\nextends = ':read-only'\nnetwork = { enabled = true }", new LegacySandboxPolicy.ReadOnly(true) },
        { "[permissions.a]\nextends = ':workspace'", new LegacySandboxPolicy.WorkspaceWrite([]) },
        { "[permissions.a]\nextends = ':workspace'\nfilesystem = { '/opt' = 'write' }", new LegacySandboxPolicy.WorkspaceWrite(["/opt"]) },
        { "[permissions.a.filesystem]\n':workspace_roots' = 'write'", new LegacySandboxPolicy.WorkspaceWrite([], false, true, true) },
        { "[permissions.a.filesystem]\n':root' = 'write'\n'/etc' = 'read'", new LegacySandboxPolicy.WorkspaceWrite(["/"], false, true, false) },
        { "[permissions.a.filesystem]\n':slash_tmp' = 'write'\n'/opt' = 'write'", new LegacySandboxPolicy.WorkspaceWrite(["/opt", "/tmp"], false, true, false) },
        { "[permissions.a.filesystem]\n':root' = 'write'", new LegacySandboxPolicy.ExternalSandbox(NetworkAccess.Restricted) },
        { "[permissions.a]\nfilesystem = { ':root' = 'write' }\nnetwork = { enabled = true }", new LegacySandboxPolicy.DangerFullAccess() },
    };

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Profiles_become_the_nearest_policy(string toml, LegacySandboxPolicy expected)
    {
        var resolver = new PermissionResolver(TomlText.Parse(toml.Length == 0 ? "[permissions.a]" : toml), Cwd, "/home/me");
        var profile = resolver.TryResolve("a", [], out _)!;

        Assert.Equal(expected, LegacySandboxProjection.Project(profile, [Cwd], Cwd));
    }

    // Observed on the reference.
    [Theory]
    [InlineData("/opt", null, "/opt /tmp", true, false)]
    [InlineData("/opt", "/var/tmp", "/opt /tmp /var/tmp", false, false)]
    [InlineData("/repo", "/var/tmp", "", false, false)]
    [InlineData("/opt /repo", null, "/opt", false, false)]
    [InlineData("", null, "/tmp", true, false)]
    public void Without_the_cwd_temporary_folders_are_listed(string roots, string? tmpdir, string expected, bool excludeTmpdir, bool excludeSlashTmp) =>
        Assert.Equal(
            new LegacySandboxPolicy.WorkspaceWrite(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), false, excludeTmpdir, excludeSlashTmp),
            LegacySandboxProjection.Project(
                BuiltInProfiles.Find(":workspace")!, roots.Split(' ', StringSplitOptions.RemoveEmptyEntries), Cwd, tmpdir));

    [Fact]
    public void Runtime_roots_other_than_the_cwd_are_listed() => Assert.Equal(
        new LegacySandboxPolicy.WorkspaceWrite(["/second"]),
        LegacySandboxProjection.Project(BuiltInProfiles.Find(":workspace")!, [Cwd, "/second"], Cwd));

    public static TheoryData<LegacySandboxPolicy> Policies =>
    [
        new LegacySandboxPolicy.ReadOnly(false),
        new LegacySandboxPolicy.ReadOnly(true),
        new LegacySandboxPolicy.WorkspaceWrite([]),
        new LegacySandboxPolicy.WorkspaceWrite(["/opt", "/srv"], true, true, false),
        new LegacySandboxPolicy.WorkspaceWrite([], false, false, true),
        new LegacySandboxPolicy.ExternalSandbox(NetworkAccess.Enabled),
        new LegacySandboxPolicy.DangerFullAccess(),
    ];

    [Theory]
    [MemberData(nameof(Policies))]
    public void A_policy_survives_the_way_to_a_profile_and_back(LegacySandboxPolicy policy)
    {
        Assert.Equal(policy, LegacySandboxProjection.Project(LegacySandboxProjection.Resolve(policy), [Cwd], Cwd));
    }

    // Observed on the reference.
    [Theory]
    [InlineData("/r1", "/r1 /tmp /w", true)]
    [InlineData("/r1 /w", "/r1 /w /tmp", true)]
    [InlineData("/repo /w", "/w", false)]
    [InlineData("/repo", "/w", false)]
    public void Roots_of_a_policy_stand_beside_the_threads(string runtime, string expected, bool excludeTmpdir) => Assert.Equal(
        new LegacySandboxPolicy.WorkspaceWrite(expected.Split(' '), false, excludeTmpdir),
        LegacySandboxProjection.Project(
            LegacySandboxProjection.Resolve(new LegacySandboxPolicy.WorkspaceWrite(["/w"])), runtime.Split(' '), Cwd));

    [Fact]
    public void Roots_of_a_profile_come_last_and_unknown_places_grant_nothing()
    {
        var resolver = new PermissionResolver(
            TomlText.Parse("[permissions.a]\nextends = ':workspace'\nworkspace_roots = { '~/o' = true, 'rel' = true }\nfilesystem = { '/opt' = 'write', ':workspace_roots' = { '.git' = 'write' } }\n[permissions.b.filesystem]\n':cwd' = 'write'\n':root' = 'read'"),
            Cwd,
            "/home/me");

        Assert.Equal(
            new LegacySandboxPolicy.WorkspaceWrite(["/opt", "/r", "/r/.git", "/repo/.git", "/repo/rel", "/home/me/o", "/repo/rel/.git", "/home/me/o/.git"]),
            LegacySandboxProjection.Project(resolver.TryResolve("a", [], out _)!, ["/r", Cwd], Cwd));
        Assert.Equal(new LegacySandboxPolicy.ReadOnly(false), LegacySandboxProjection.Project(resolver.TryResolve("b", [], out _)!, [Cwd], Cwd));
        Assert.False(resolver.TryResolve("b", [], out _)!.Profile.AllowsWriting);
    }
}
