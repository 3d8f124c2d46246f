using Daemon.Core.Patches;

namespace Daemon.Core.Tests.Patches;

public sealed class UnifiedDiffTests
{
    [Theory]
    [InlineData("a\n", "a\n", "")]
    [InlineData("", "a\n", "@@ -0,0 +1 @@\n+a\n")]
    [InlineData("a\n", "", "@@ -1 +0,0 @@\n-a\n")]
    [InlineData("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n")]
    [InlineData("1\n2\n3\n4\n5\n", "1\n2\n3\n4\n5\n6\n", "@@ -3,3 +3,4 @@\n 3\n 4\n 5\n+6\n")]
    [InlineData("a\nb\nc\n", "a\nX\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+X\n c\n")]
    public void WritesHunksAsGitDoes(string before, string after, string expected) =>
        Assert.Equal(expected, UnifiedDiff.Create(before, after));

    [Fact]
    public void ChangesFarApartGetHunksOfTheirOwn()
    {
        string before = string.Concat(Enumerable.Range(1, 20).Select(n => $"{n}\n"));
        string after = before.Replace("2\n3\n", "2\nx\n", StringComparison.Ordinal).Replace("17\n", "y\n", StringComparison.Ordinal);
        Assert.Equal(
            "@@ -1,6 +1,6 @@\n 1\n 2\n-3\n+x\n 4\n 5\n 6\n@@ -14,7 +14,7 @@\n 14\n 15\n 16\n-17\n+y\n 18\n 19\n 20\n",
            UnifiedDiff.Create(before, after));
    }

    [Fact]
    public void BeyondTheBoundTheMiddleIsOneReplacement()
    {
        string[] before = [.. Enumerable.Range(0, 5000).Select(n => $"old {n}")];
        string[] after = [.. Enumerable.Range(0, 5000).Select(n => n % 2 == 0 ? $"old {n}" : $"new {n}")];
        Assert.Equal([new LineEdit(1, 4999, 1, 4999)], LineEdits.Between(before, after));
    }

    [Fact]
    public void LargeFilesWithFewChangesStayExact()
    {
        string[] before = [.. Enumerable.Range(0, 300_000).Select(n => $"a line of text, number {n}")];
        string[] after = [.. before];
        after[10] = "x";
        after[299_990] = "y";
        Assert.Equal([new LineEdit(10, 1, 10, 1), new LineEdit(299_990, 1, 299_990, 1)], LineEdits.Between(before, after));
    }
}
