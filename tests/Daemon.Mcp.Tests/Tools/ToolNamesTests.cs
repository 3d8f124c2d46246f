using Daemon.Mcp.Tools;

namespace Daemon.Mcp.Tests.Tools;

/// <summary>Names that models can call.</summary>
public sealed class ToolNamesTests
{
    [Theory]
    [InlineData("echo", "echo")]
    [InlineData("write-it", "write_it")]
    [InlineData("a.b c", "a_b_c")]
    [InlineData("ünï", "_n_")]
    [InlineData("", "")]
    public void Other_characters_become_underscores(string name, string expected) => Assert.Equal(expected, ToolNames.Plain(name));

    [Fact]
    public void Names_that_become_the_same_are_told_apart_by_themselves_alone()
    {
        var names = ToolNames.Distinct(["a-b", "a_b", "a.b"], ToolNames.Plain);
        Assert.Equal("a_b", names[0]);
        Assert.Equal(3, names.Distinct().Count());
        Assert.Equal(names[2], ToolNames.Distinct(["a b", "a.b"], ToolNames.Plain)[1]);
    }
}
