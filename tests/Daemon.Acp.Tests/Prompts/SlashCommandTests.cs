using Daemon.Acp.Prompts;
using Daemon.Protocol.Acp.Prompts;
using Daemon.Protocol.V2.Reviews;

namespace Daemon.Acp.Tests.Prompts;

public sealed class SlashCommandTests
{
    public static TheoryData<string, ReviewTarget?> Commands() => new()
    {
        { "/compact", null },
        { "/review", new ReviewTarget.UncommittedChanges() },
        { "/review the parser ", new ReviewTarget.Custom { Instructions = "the parser" } },
        { "/review\nthe parser", new ReviewTarget.Custom { Instructions = "the parser" } },
        { "/review-branch main", new ReviewTarget.BaseBranch { Branch = "main" } },
        { "/review-commit abc", new ReviewTarget.Commit { Sha = "abc" } },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public void Commands_are_recognised(string text, ReviewTarget? review) =>
        Assert.Equal(new SlashCommand(review), SlashCommand.Parse([PromptMapper.Text(text)]));

    [Theory]
    [InlineData("/etc/passwd is a file")]
    [InlineData("/compact now")]
    [InlineData("/review-branch")]
    [InlineData(" /compact")]
    [InlineData("compact")]
    [InlineData("")]
    public void Everything_else_is_for_the_model(string text) => Assert.Null(SlashCommand.Parse([PromptMapper.Text(text)]));

    [Fact]
    public void A_prompt_of_several_pieces_is_no_command() =>
        Assert.Null(SlashCommand.Parse([PromptMapper.Text("/compact"), new ContentBlock.ResourceLink { Name = "a", Uri = "file:///a" }]));
}
