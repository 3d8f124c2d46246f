using Daemon.Core.Approvals;

namespace Daemon.Core.Tests.Approvals;

public sealed class GrantRootTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public void It_is_the_deepest_existing_folder_of_all_paths()
    {
        var deep = _folder.CreateSubdirectory("a/b").FullName;
        Assert.Null(GrantRoot.Of([]));
        Assert.Equal(deep, GrantRoot.Of([Path.Join(deep, "x")]));
        Assert.Equal(deep, GrantRoot.Of([Path.Join(deep, "new/folder/x")]));
        Assert.Equal(Path.Join(_folder.FullName, "a"), GrantRoot.Of([Path.Join(deep, "x"), Path.Join(_folder.FullName, "a/y")]));
        Assert.Equal(_folder.FullName, GrantRoot.Of([Path.Join(deep, "x"), Path.Join(_folder.FullName, "ab/y")]));
        Assert.Equal("/", GrantRoot.Of([Path.Join(deep, "x"), "/nowhere/y"]));
    }

    [Fact]
    public void A_granted_root_does_not_reach_through_links()
    {
        var granted = _folder.CreateSubdirectory("granted").FullName;
        var secret = _folder.CreateSubdirectory("secret").FullName;
        File.CreateSymbolicLink(Path.Join(granted, "link"), secret);
        var approvals = new SessionApprovals();
        approvals.AddRoot(granted);
        Assert.True(approvals.HasFiles([Path.Join(granted, "new/x")]));
        Assert.False(approvals.HasFiles([Path.Join(granted, "link/x")]));
        Assert.False(approvals.HasFiles([Path.Join(granted, "x"), Path.Join(_folder.FullName, "granted2/x")]));
        approvals.Clear();
        Assert.False(approvals.HasFiles([Path.Join(granted, "x")]));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
