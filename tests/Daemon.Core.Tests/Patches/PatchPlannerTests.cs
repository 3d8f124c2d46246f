using Daemon.Core.Patches;
using Daemon.Protocol.Items;

namespace Daemon.Core.Tests.Patches;

public sealed class PatchPlannerTests
{
    [Theory]
    [MemberData(nameof(PatchCases.Applied), MemberType = typeof(PatchCases))]
    public void AppliesAsTheLanguageSays(string patch, string before, string after, string summary)
    {
        var files = new MemoryFiles(before);
        Assert.True(PatchPlanner.TryPlan(patch, "/ws", files, out PatchPlan? plan, out PatchError? error), error?.ProgramText);
        files.Apply(plan);
        Assert.Equal(after, files.Tree.Length == 0 ? "" : files.Tree);
        Assert.Equal($"Success. Updated the following files:\n{summary.Replace("; ", "\n", StringComparison.Ordinal)}\n", plan.Summary);
    }

    [Theory]
    [MemberData(nameof(PatchCases.Refused), MemberType = typeof(PatchCases))]
    public void RefusesWithThePlaceAndTheReason(string patch, string before, string text)
    {
        Assert.False(PatchPlanner.TryPlan(patch, "/ws", new MemoryFiles(before), out PatchPlan? plan, out PatchError? error));
        Assert.Null(plan);
        Assert.Equal(text, error.ProgramText);
    }

    [Theory]
    [InlineData("*** Frob File: x", "apply_patch verification failed: invalid hunk at line 2, '*** Frob File: x' is not a valid hunk header. "
        + "Valid hunk headers: '*** Add File: {path}', '*** Delete File: {path}', '*** Update File: {path}'")]
    [InlineData("*** Delete File: x", "apply_patch verification failed: Failed to read /ws/x: No such file or directory (os error 2)")]
    [InlineData("*** Update File: x\n@@\n-a", "apply_patch verification failed: Failed to read file to update /ws/x: No such file or directory (os error 2)")]
    [InlineData("*** Update File: f\n@@\n-a\n-b", "apply_patch verification failed: Failed to find expected lines in /ws/f:\na\nb")]
    public void WordsFailuresForTheModel(string hunk, string text)
    {
        string patch = $"*** Begin Patch\n{hunk}\n*** End Patch";
        Assert.False(PatchPlanner.TryPlan(patch, "/ws", new MemoryFiles("f=x\n"), out _, out PatchError? error));
        Assert.Equal(text, error.ToolText);
    }

    [Fact]
    public void RefusesAnEmptyPatch()
    {
        Assert.False(PatchPlanner.TryPlan("*** Begin Patch\n*** End Patch", "/ws", new MemoryFiles("f=x\n"), out _, out PatchError? error));
        Assert.Equal("patch rejected: empty patch", error.ToolText);
    }

    [Fact]
    public void DescribesEachFilesChangeInOrderOfPath()
    {
        PatchPlan plan = Plan("d=gone\n|m=one\ntwo\nthree\nfour\n|u=x\n", """
            *** Update File: u
            @@
            -x
            +y
            *** Update File: m
            *** Move to: sub/n
            @@
            -three
            +3
            *** Delete File: d
            *** Add File: a
            +new
            """);
        Assert.Equal(
            new (string, FileChangeKind)[]
            {
                ("/ws/a", new FileChangeKind.Add("new\n")),
                ("/ws/d", new FileChangeKind.Delete("gone\n")),
                ("/ws/m", new FileChangeKind.Update("@@ -2,3 +2,3 @@\n two\n-three\n+3\n four\n", "/ws/sub/n")),
                ("/ws/u", new FileChangeKind.Update("@@ -1 +1 @@\n-x\n+y\n", null)),
            },
            plan.Changes.Select(c => (c.Key, c.Value)));
        Assert.Equal(["/ws/a", "/ws/d", "/ws/m", "/ws/sub/n", "/ws/u"], plan.TouchedPaths);
    }

    [Fact]
    public void SumsUpSeveralHunksOfOneFile()
    {
        PatchPlan plan = Plan("u=x\n", "*** Update File: u\n@@\n-x\n+y\n*** Update File: u\n@@\n-y\n+z");
        Assert.Equal(new FileChangeKind.Update("@@ -1 +1 @@\n-x\n+z\n", null), plan.Changes["/ws/u"]);
        Assert.Single(plan.Files);
    }

    [Fact]
    public void MoveOntoItselfKeepsTheFile()
    {
        PatchPlan plan = Plan("u=x\n", "*** Update File: u\n*** Move to: ./u\n@@\n-x\n+y");
        Assert.Equal("y\n"u8.ToArray(), Assert.Single(plan.Files).After);
        Assert.Empty(plan.Moves);
    }

    private static PatchPlan Plan(string tree, string hunks)
    {
        string patch = $"*** Begin Patch\n{hunks.ReplaceLineEndings("\n")}\n*** End Patch";
        Assert.True(PatchPlanner.TryPlan(patch, "/ws", new MemoryFiles(tree), out PatchPlan? plan, out PatchError? error), error?.ToolText);
        return plan;
    }
}
