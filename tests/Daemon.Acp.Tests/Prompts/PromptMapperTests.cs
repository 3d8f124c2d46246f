using Daemon.Acp.Prompts;
using Daemon.JsonRpc;
using Daemon.Protocol.Acp.Prompts;
using Daemon.Protocol.V2.Turns;

namespace Daemon.Acp.Tests.Prompts;

public sealed class PromptMapperTests
{
    [Fact]
    public void Links_name_the_path_that_the_model_opens() =>
        Assert.Equal("[@a b.txt](/w/a b.txt)", Text(new ContentBlock.ResourceLink { Name = "a b.txt", Uri = "file:///w/a%20b.txt" }));

    [Fact]
    public void Embedded_text_comes_with_its_place() =>
        Assert.Equal(
            "<context ref=\"/w/a\">\nline\n</context>",
            Text(new ContentBlock.Resource { Contents = new ResourceContents { Uri = "file:///w/a", Text = "line" } }));

    [Fact]
    public void Images_become_data_urls_and_come_back()
    {
        var input = Assert.IsType<UserInput.Image>(
            Assert.Single(PromptMapper.ToInput([new ContentBlock.Image { Data = "QUJD", MimeType = "image/png" }])));

        Assert.Equal("data:image/png;base64,QUJD", input.Url);
        Assert.Equal(new ContentBlock.Image { Data = "QUJD", MimeType = "image/png" }, PromptMapper.ToContent(input));
    }

    [Fact]
    public void An_image_on_the_web_comes_back_as_a_link() =>
        Assert.Equal(
            new ContentBlock.ResourceLink { Name = "image", Uri = "https://x/y.png" },
            PromptMapper.ToContent(new UserInput.Image { Url = "https://x/y.png" }));

    public static TheoryData<ContentBlock> Unknown() => new()
    {
        new ContentBlock.Audio { Data = "QUJD", MimeType = "audio/wav" },
        new ContentBlock.Resource { Contents = new ResourceContents { Uri = "file:///w/a.bin", Blob = "QUJD", MimeType = "application/zip" } },
        new ContentBlock.Resource { Contents = new ResourceContents { Uri = "file:///w/a" } },
    };

    [Theory]
    [MemberData(nameof(Unknown))]
    public void What_the_agent_did_not_offer_is_refused(ContentBlock block) =>
        Assert.Equal(ErrorCodes.InvalidParams, Assert.Throws<RpcException>(() => PromptMapper.ToInput([block])).Code);

    [Fact]
    public void An_empty_prompt_is_refused() => Assert.Throws<RpcException>(() => PromptMapper.ToInput([]));

    private static string Text(ContentBlock block) =>
        Assert.IsType<UserInput.TextInput>(Assert.Single(PromptMapper.ToInput([block]))).Text;
}
