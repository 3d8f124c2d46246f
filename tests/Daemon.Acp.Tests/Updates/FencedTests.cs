using Daemon.Acp.Updates;
using Daemon.Protocol.Acp.Prompts;
using Daemon.Protocol.Acp.Updates;

namespace Daemon.Acp.Tests.Updates;

public sealed class FencedTests
{
    [Theory]
    [InlineData("a", "```\na\n```")]
    [InlineData("a\n", "```\na\n```")]
    [InlineData("```\ncode\n```\n", "````\n```\ncode\n```\n````")]
    [InlineData("`````", "``````\n`````\n``````")]
    public void Output_cannot_end_its_own_fence(string output, string expected)
    {
        var block = Assert.IsType<ToolCallContent.Block>(Fenced.Block(output));
        Assert.Equal(expected, Assert.IsType<ContentBlock.Text>(block.Content).Value);
    }
}
