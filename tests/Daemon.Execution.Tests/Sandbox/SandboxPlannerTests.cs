using Daemon.Execution.Sandbox;
using Daemon.Execution.Sandbox.Linux;
using Daemon.Protocol.Permissions;

namespace Daemon.Execution.Tests.Sandbox;

/// <summary>Plans and bubblewrap arguments over one small tree, written down with <c>$W</c> for the workspace and <c>$F</c> for its parent.</summary>
public sealed class SandboxPlannerTests : IDisposable
{
    private readonly string _folder = SandboxPath.Resolve(Directory.CreateTempSubdirectory("plan-").FullName);
    private readonly string _workspace;

    public SandboxPlannerTests()
    {
        _workspace = Directory.CreateDirectory(Path.Combine(_folder, "ws")).FullName;
        Directory.CreateDirectory(Path.Combine(_workspace, ".git"));
        Directory.CreateDirectory(Path.Combine(_workspace, "docs", "public"));
        Directory.CreateDirectory(Path.Combine(_folder, "lib"));
        File.WriteAllText(Path.Combine(_workspace, "a.env"), "x");
        File.WriteAllText(Path.Combine(_workspace, "docs", "b.env"), "x");
        File.WriteAllText(Path.Combine(_folder, "secret"), "x");
        File.CreateSymbolicLink(Path.Combine(_folder, "lib64"), "lib");
    }

    public static TheoryData<string, PermissionProfile> Profiles => new()
    {
        { "read-only", Fixture.ReadOnly },
        { "workspace-write", Fixture.WorkspaceWrite },
        { "network", Fixture.Managed(NetworkAccess.Enabled, Fixture.Root(FileSystemAccess.Read), Roots(FileSystemAccess.Write)) },
        { "proxied", Fixture.Managed(NetworkAccess.Proxied, Fixture.Root(FileSystemAccess.Read), Roots(FileSystemAccess.Write)) },
        { "minimal", Fixture.Managed(NetworkAccess.Restricted, Fixture.Special(SpecialPathKind.Minimal, FileSystemAccess.Read), Roots(FileSystemAccess.Write)) },
        {
            "deny",
            Fixture.Managed(
                NetworkAccess.Restricted,
                Fixture.Root(FileSystemAccess.Read),
                Roots(FileSystemAccess.Write),
                Roots(FileSystemAccess.Deny, "docs"),
                Roots(FileSystemAccess.Read, "docs/public"),
                Roots(FileSystemAccess.Deny, "**/*.env"),
                Roots(FileSystemAccess.Deny, "later.txt"))
        },
        { "lifted", Fixture.Managed(NetworkAccess.Restricted, Fixture.Root(FileSystemAccess.Read), Roots(FileSystemAccess.Write), Roots(FileSystemAccess.Write, ".git")) },
        { "full-disk", Fixture.Managed(NetworkAccess.Restricted, Fixture.Root(FileSystemAccess.Write)) },
        { "tmp", Fixture.Managed(NetworkAccess.Restricted, Fixture.Root(FileSystemAccess.Read), Fixture.Special(SpecialPathKind.TmpDir, FileSystemAccess.Write)) },
        { "nothing", Fixture.Managed(NetworkAccess.Restricted) },
        { "external", new PermissionProfile.External(NetworkAccess.Restricted) },
        { "disabled", Fixture.FullAccess },
    };

    private static BubblewrapFeatures Features { get; } = new("/usr/bin/bwrap", CanMountProc: true, CanIsolateNetwork: true, IsSetUserId: false);

    [Theory]
    [MemberData(nameof(Profiles))]
    public void PlansAreAsWrittenDown(string name, PermissionProfile profile)
    {
        SandboxPlan plan = Plan(profile);
        string arguments = plan.ConfinesFiles
            ? string.Join('\n', Lines(BubblewrapArguments.Build(plan, Features, _workspace, ["A=b=c"], 3)))
            : "(no view)";
        string text = $"{new SandboxExplanation(SandboxMechanism.Namespaces, null, plan)}\n\n{arguments}\n";
        Golden.Check($"plan-{name}.txt", text.Replace(_workspace, "$W", StringComparison.Ordinal).Replace(_folder, "$F", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/", PathAccess.Read)]
    [InlineData("$W/new", PathAccess.Write)]
    [InlineData("$W/.git/config", PathAccess.Read)]
    [InlineData("$W/.github", PathAccess.Write)]
    [InlineData("$W/nested/.git", PathAccess.Write)]
    [InlineData("$F", PathAccess.Read)]
    public void TheDeepestRuleDecides(string path, PathAccess expected) => Assert.Equal(
        expected,
        Plan(Fixture.WorkspaceWrite).AccessTo(path.Replace("$W", _workspace, StringComparison.Ordinal).Replace("$F", _folder, StringComparison.Ordinal)));

    [Theory]
    [InlineData(".codex", FileSystemAccess.Read)]
    [InlineData("link/x", FileSystemAccess.Deny)]
    [InlineData("link", FileSystemAccess.Write)]
    public void RulesAcrossALinkThatCommandsCanReplaceAreRefused(string child, FileSystemAccess access)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "target"));
        File.CreateSymbolicLink(Path.Combine(_workspace, child.Split('/')[0]), Path.Combine(_folder, "target"));
        var refused = Assert.Throws<CommandStartException>(
            () => Plan(Fixture.Managed(NetworkAccess.Restricted, Fixture.Root(FileSystemAccess.Read), Roots(FileSystemAccess.Write), Roots(access, child))));
        Assert.Equal(CommandStartFailure.SandboxUnavailable, refused.Failure);
        Assert.Contains(Path.Combine(_workspace, child), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AWorkspaceReachedThroughALinkIsPlannedAtItsRealPath()
    {
        string alias = Path.Combine(_folder, "alias");
        File.CreateSymbolicLink(alias, _workspace);
        SandboxPlan plan = SandboxPlanner.Plan(
            Fixture.Managed(NetworkAccess.Restricted, Fixture.Root(FileSystemAccess.Read), Roots(FileSystemAccess.Write), Roots(FileSystemAccess.Read, ".git")),
            Places() with { WorkspaceRoots = [alias] });
        Assert.Equal(PathAccess.Write, plan.AccessTo(_workspace));
        Assert.Equal(PathAccess.Read, plan.AccessTo(_workspace + "/.git"));
    }

    [Theory]
    [InlineData("relative")]
    [InlineData("/")]
    [InlineData("")]
    [InlineData(null)]
    public void AnUnusableTmpdirGrantsNothing(string? tmpdir)
    {
        SandboxPlan plan = SandboxPlanner.Plan(
            Fixture.Managed(NetworkAccess.Restricted, Fixture.Root(FileSystemAccess.Read), Fixture.Special(SpecialPathKind.TmpDir, FileSystemAccess.Write)),
            Places() with { TmpDir = tmpdir });
        Assert.DoesNotContain(plan.Rules, rule => rule.Access == PathAccess.Write);
    }

    [Fact]
    public void AMissingWritableFolderIsRefused()
    {
        var entry = new FileSystemEntry(new FileSystemTarget.Path(_folder + "/none"), FileSystemAccess.Write);
        Assert.Throws<CommandStartException>(() => Plan(Fixture.Managed(NetworkAccess.Restricted, Fixture.Root(FileSystemAccess.Read), entry)));
    }

    [Fact]
    public void ControlFoldersAreHiddenWhateverTheProfileSays()
    {
        string sockets = Directory.CreateDirectory(Path.Combine(_workspace, "sockets")).FullName;
        SandboxPlan plan = SandboxPlanner.Plan(
            Fixture.Managed(NetworkAccess.Restricted, Fixture.Root(FileSystemAccess.Read), Roots(FileSystemAccess.Write), Roots(FileSystemAccess.Write, "sockets")),
            Places() with { ControlFolders = [(sockets, PathAccess.Hidden)] });
        Assert.Equal(PathAccess.Hidden, plan.AccessTo(sockets + "/s"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static FileSystemEntry Roots(FileSystemAccess access, string? child = null) =>
        Fixture.Special(SpecialPathKind.WorkspaceRoots, access, child);

    private static IEnumerable<string> Lines(IEnumerable<string> arguments)
    {
        string line = "";
        foreach (string argument in arguments)
        {
            if (argument.StartsWith("--", StringComparison.Ordinal) && line.Length > 0)
            {
                yield return line;
                line = "";
            }

            line += line.Length > 0 ? " " + argument : argument;
        }

        yield return line;
    }

    private SandboxPlan Plan(PermissionProfile profile) => SandboxPlanner.Plan(profile, Places());

    private SandboxPlaces Places() => new([_workspace], Path.Combine(_folder, "lib"), [Path.Combine(_folder, "lib"), Path.Combine(_folder, "lib64")], []);
}
