using Daemon.Execution.Sandbox;
using Daemon.Execution.Sandbox.Linux;

namespace Daemon.Execution.Tests.Sandbox;

/// <summary>A plan as grants that cannot be taken back.</summary>
public sealed class PathGrantsTests(Fixture fixture) : IClassFixture<Fixture>
{
    [Fact]
    public void APlanWithoutExceptionsIsGrantedWhole()
    {
        var plan = new SandboxPlan(PathAccess.Read, [Rule("", PathAccess.Write)], [], NetworkMode.None);
        PathGrants grants = PathGrants.Of(plan);
        Assert.Equal([new PathGrant("/", PathAccess.Read), new PathGrant(fixture.Folder, PathAccess.Write)], grants.Grants);
        Assert.Empty(grants.Narrowed);
    }

    [Fact]
    public void AroundAnExceptionTheEntriesAreGranted()
    {
        var plan = new SandboxPlan(
            PathAccess.Read, [Rule("", PathAccess.Write), Rule("/outside", PathAccess.Read), Rule("/outside/new", PathAccess.Write)], [], NetworkMode.None);
        PathGrants grants = PathGrants.Of(plan);
        Assert.Contains(new PathGrant(fixture.Workspace, PathAccess.Write), grants.Grants);
        Assert.DoesNotContain(grants.Grants, grant => grant.Access == PathAccess.Write && SandboxPath.IsSameOrBelow(fixture.Outside, grant.Path));
        Assert.Equal([new PathGrant(fixture.Folder, PathAccess.Write)], grants.Narrowed);
    }

    [Fact]
    public void OnlyGrantsThatNobodyCanRenameCoverAName()
    {
        var plan = new SandboxPlan(PathAccess.Read, [Rule("", PathAccess.Write), Rule("/outside", PathAccess.Read)], [], NetworkMode.None);
        PathGrants grants = PathGrants.Of(plan);
        Assert.False(grants.Covers(fixture.Workspace + "/new", PathAccess.Write));
        Assert.True(grants.Covers(fixture.Workspace + "/new", PathAccess.Read));
        Assert.False(grants.Covers("/", PathAccess.Read));
        var whole = new SandboxPlan(PathAccess.Read, [Rule("", PathAccess.Write)], [], NetworkMode.None);
        Assert.True(PathGrants.Of(whole).Covers(fixture.Workspace + "/new", PathAccess.Write));
    }

    [Fact]
    public void WhereNothingIsReadOnlyTheListedIsGranted()
    {
        var plan = new SandboxPlan(PathAccess.Hidden, [Rule("/ws", PathAccess.Read), Rule("/outside", PathAccess.Write)], [], NetworkMode.None);
        Assert.Equal(
            [
                new PathGrant(fixture.Workspace, PathAccess.Read), new PathGrant(fixture.Outside, PathAccess.Read),
                new PathGrant(fixture.Outside, PathAccess.Write),
            ],
            PathGrants.Of(plan).Grants);
    }

    private PathRule Rule(string below, PathAccess access) => new(fixture.Folder + below, access, PathState.Folder, PathRuleOrigin.Profile);
}
