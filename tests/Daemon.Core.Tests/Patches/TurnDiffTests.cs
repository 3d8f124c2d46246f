using Daemon.Core.Patches;

namespace Daemon.Core.Tests.Patches;

public sealed class TurnDiffTests
{
    [Fact]
    public void ShowsDeletionMoveAndAddition()
    {
        Assert.Equal(
            """
            diff --git a/d.txt b/d.txt
            deleted file mode 100644
            index abaddc0b9edd523c69166a2c9f3a9e31a4c873e3..0000000000000000000000000000000000000000
            --- a/d.txt
            +++ /dev/null
            @@ -1 +0,0 @@
            -del
            diff --git a/m.txt b/m2.txt
            index 587be6b4c3f93f93c489c0111bba5596147a26cb..975fbec8256d3e8a3797e7a3611380f27c49f4ac
            --- a/m.txt
            +++ b/m2.txt
            @@ -1 +1 @@
            -x
            +y
            diff --git a/n.txt b/n.txt
            new file mode 100644
            index 0000000000000000000000000000000000000000..3e757656cf36eca53338e520d134963a44f793f8
            --- /dev/null
            +++ b/n.txt
            @@ -0,0 +1 @@
            +new

            """.ReplaceLineEndings("\n"),
            Render("d.txt=del\n|m.txt=x\n", "*** Update File: m.txt\n*** Move to: m2.txt\n@@\n-x\n+y\n*** Delete File: d.txt\n*** Add File: n.txt\n+new\n"));
    }

    [Fact]
    public void TheBaselineIsTheFirstPatchsOne() =>
        Assert.Contains(
            "@@ -1 +1 @@\n-1\n+3\n",
            Render("f=1\n", "*** Update File: f\n@@\n-1\n+2\n", "*** Update File: f\n@@\n-2\n+3\n"),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("*** Update File: f\n@@\n-1\n+2\n", "*** Update File: f\n@@\n-2\n+1\n")]
    [InlineData("*** Add File: g\n+x\n", "*** Delete File: g\n")]
    [InlineData("*** Delete File: f\n", "*** Add File: f\n+1\n")]
    [InlineData("*** Update File: f\n*** Move to: g\n@@\n-1\n+2\n", "*** Update File: g\n*** Move to: f\n@@\n-2\n+1\n")]
    public void PatchesThatUndoEachOtherLeaveNothing(string first, string second) => Assert.Equal("", Render("f=1\n", first, second));

    [Fact]
    public void AMoveOverAFileIsADeletionAndAChange()
    {
        string diff = Render("f=1\n|g=2\n", "*** Update File: f\n*** Move to: g\n@@\n-1\n+3\n");
        Assert.Contains("diff --git a/f b/f\ndeleted file mode 100644\n", diff, StringComparison.Ordinal);
        Assert.Contains("diff --git a/g b/g\nindex ", diff, StringComparison.Ordinal);
    }

    [Fact]
    public void FilesOutsideTheRootHaveTheirWholePath() =>
        Assert.StartsWith("diff --git a//out/x b//out/x\nnew file", Render("f=1\n", "*** Add File: /out/x\n+1\n"), StringComparison.Ordinal);

    [Fact]
    public void ABinaryFileHasNoHunks() =>
        Assert.EndsWith(
            "\nBinary files a/f and /dev/null differ\n", Render("f=a\0b", "*** Delete File: f\n"), StringComparison.Ordinal);

    private static string Render(string tree, params string[] patches)
    {
        var files = new MemoryFiles(tree);
        var diff = new TurnDiff("/ws");
        foreach (string hunks in patches)
        {
            Assert.True(PatchPlanner.TryPlan($"*** Begin Patch\n{hunks}*** End Patch", "/ws", files, out PatchPlan? plan, out PatchError? error), error?.ToolText);
            files.Apply(plan);
            diff.Record(plan);
        }

        return diff.Render();
    }
}
