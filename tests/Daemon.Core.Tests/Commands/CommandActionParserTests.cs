using Daemon.Core.Commands;
using Daemon.Protocol.Items;

namespace Daemon.Core.Tests.Commands;

public sealed class CommandActionParserTests
{
    [Theory]
    [MemberData(nameof(CommandCases.All), MemberType = typeof(CommandCases))]
    public void ShowsAndClassifies(string script, string display, string[] actions)
    {
        string[] argv = ["/bin/bash", "-lc", script];
        Assert.Equal(display, CommandDisplay.Join(argv));
        Assert.Equal(actions, CommandActionParser.Parse(argv, "/ws").Select(Describe));
    }

    [Theory]
    [InlineData("find -name x", "search|find -name x|x|<null>")]
    [InlineData("rg -j 2 foo d", "search|rg -j 2 foo d|foo|d")]
    [InlineData("rg -e a -e b d", "search|rg -e a -e b d|a|d")]
    [InlineData("grep --include x -r foo d", "search|grep --include x -r foo d|foo|d")]
    [InlineData("bat -r 1:3 f.txt", "read|bat -r 1:3 f.txt|f.txt|/ws/f.txt")]
    [InlineData("ls;", "unknown|ls;")]
    public void TakesOptionValuesForWhatTheyAre(string script, string action) =>
        Assert.Equal([action], CommandActionParser.Parse(["bash", "-c", script], "/ws").Select(Describe));

    [Fact]
    public void ReadsAPlainArgv() =>
        Assert.Equal(["list|ls -la 'a b'|a b"], CommandActionParser.Parse(["ls", "-la", "a b"], "/ws").Select(Describe));

    private static string Describe(CommandAction action) => action switch
    {
        CommandAction.Read read => $"read|{read.Command}|{read.Name}|{read.Path}",
        CommandAction.ListFiles list => $"list|{list.Command}|{list.Path ?? "<null>"}",
        CommandAction.Search search => $"search|{search.Command}|{search.Query ?? "<null>"}|{search.Path ?? "<null>"}",
        _ => $"unknown|{action.Command}",
    };
}
