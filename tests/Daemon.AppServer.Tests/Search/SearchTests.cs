using Daemon.AppServer.Processors.Search.Matching;
using Daemon.AppServer.Processors.Search.Walking;
using Daemon.AppServer.Tests.Exec;

namespace Daemon.AppServer.Tests.Search;

public sealed class SearchTests
{
    [Theory]
    [InlineData("rdme", "README.md", 65622, new uint[] { 0, 3, 4, 5 })]
    [InlineData("src main", "src/main.rs", 193, new uint[] { 0, 1, 2, 4, 5, 6, 7 })]
    [InlineData("alpha", ".alpha", 65664, new uint[] { 1, 2, 3, 4, 5 })]
    [InlineData("alphatxt", "alpha/one.txt", 199, new uint[] { 0, 1, 2, 3, 4, 10, 11, 12 })]
    [InlineData("^alpha", "alpha.txt", 134, new uint[] { 0, 1, 2, 3, 4 })]
    [InlineData("txt$", "alpha.txt", 80, new uint[] { 6, 7, 8 })]
    [InlineData("'pha", "alpha.txt", 56, new uint[] { 2, 3, 4 })]
    public void Scores_a_file(string query, string path, int score, uint[] indices)
    {
        var search = new SearchQuery(query);
        Assert.Equal(score, search.Score(path, isFolder: false));
        Assert.Equal(indices, search.Indices(path));
    }

    [Theory]
    [InlineData("!alpha", "sub/alpha.rs")]
    [InlineData("ab", "ba")]
    [InlineData("src main", "src/lib.rs")]
    public void Does_not_match(string query, string path) => Assert.Null(new SearchQuery(query).Score(path, isFolder: false));

    [Theory]
    [InlineData("*.log", "a/b.log", false, true)]
    [InlineData("/target", "sub/target", true, false)]
    [InlineData("a/**/z", "a/b/c/z", false, true)]
    [InlineData("a/*", "a/b/c", false, false)]
    [InlineData("dir/", "x/dir", true, true)]
    [InlineData("dir/", "x/dir", false, false)]
    [InlineData("[!a-c]x", "dx", false, true)]
    [InlineData("[!a-c]x", "bx", false, false)]
    public void Ignore_patterns_match(string pattern, string path, bool isFolder, bool expected) =>
        Assert.Equal(expected, IgnorePattern.Parse(pattern)!.Matches(path, Path.GetFileName(path), isFolder));

    [Theory]
    [InlineData(true, new[] { ".gitignore", ".hidden", "keep", "keep/.gitignore", "keep/a.log" })]
    [InlineData(false, new[] { ".gitignore", ".hidden", "a.log", "keep", "keep/.gitignore", "keep/a.log" })]
    public async Task Walks_by_the_ignore_files_of_a_work_tree(bool git, string[] expected)
    {
        // Not in the scratch folder, which lies in a work tree itself.
        var top = Directory.CreateTempSubdirectory("walk-").FullName;
        foreach (var (path, text) in new[] { ("a.log", ""), (".hidden", ""), ("keep/a.log", ""), (".gitignore", "*.log\n"), ("keep/.gitignore", "!a.log\n") })
        {
            var file = Path.Join(top, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text);
        }

        if (git)
        {
            await File.WriteAllTextAsync(Path.Join(Directory.CreateDirectory(Path.Join(top, ".git")).FullName, "HEAD"), "ref: refs/heads/main\n");
        }

        try
        {
            Assert.Equal(expected, TreeWalker.Walk(top).Select(entry => entry.Path).Order(StringComparer.Ordinal));
        }
        finally
        {
            Directory.Delete(top, recursive: true);
        }
    }

    [Fact]
    public async Task A_session_answers_each_query()
    {
        await using var host = await ExecHost.StartAsync();
        await File.WriteAllTextAsync(Path.Join(host.Workspace, "one.txt"), "");
        var root = ExecHost.Quote(host.Workspace);
        Assert.NotNull((await host.CallAsync("fuzzyFileSearch/sessionStart", $$"""{"sessionId":"s","roots":[{{root}}]}"""))["result"]);
        Assert.Equal("s", (string)(await host.NotificationAsync("fuzzyFileSearch/sessionCompleted"))["sessionId"]!);
        await host.NotificationAsync("fuzzyFileSearch/sessionUpdated");
        Assert.NotNull((await host.CallAsync("fuzzyFileSearch/sessionUpdate", """{"sessionId":"s","query":"one"}"""))["result"]);
        var update = await host.NotificationAsync("fuzzyFileSearch/sessionUpdated");
        Assert.Equal("one.txt", (string)update["files"]![0]!["path"]!);
        Assert.NotNull((await host.CallAsync("fuzzyFileSearch/sessionStop", """{"sessionId":"s"}"""))["result"]);
    }
}
