using System.Text;
using Daemon.Core.History;
using Daemon.Core.Tests.Fakes;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Tests.History;

/// <summary>A request's input never holds a call without its output, or the reverse.</summary>
public sealed class ConversationTests
{
    [Theory]
    [InlineData("a", "a A")]
    [InlineData("a b", "a A b B")]
    [InlineData("a b B", "a A b B")]
    [InlineData("A", "")]
    [InlineData("B a A", "a A")]
    [InlineData("a x A", "a x A")]
    [InlineData("a b B A", "a b B A")]
    public void Calls_and_outputs_are_paired(string history, string sent)
    {
        var conversation = new Conversation();
        conversation.Replace([.. history.Split(' ').Select(Item)]);
        Assert.Equal(sent, string.Join(' ', conversation.BuildInput(null).Select(Letter)));
    }

    [Fact]
    public void A_missing_output_says_aborted_in_the_kind_of_its_call()
    {
        var conversation = new Conversation();
        conversation.Append(Parse("""{"type":"custom_tool_call","call_id":"c","name":"apply_patch","input":""}"""));
        var output = conversation.BuildInput(null)[1];
        Assert.Equal(ResponseItemKind.CustomToolCallOutput, output.Kind);
        Assert.Equal("aborted", output.Json().GetProperty("output").GetString());
    }

    private static ResponseItem Item(string letter) => letter switch
    {
        "x" => Parse("""{"type":"message","role":"user","content":[]}"""),
        _ when char.IsLower(letter[0]) => Parse($$"""{"type":"function_call","call_id":"{{letter}}","name":"f","arguments":"{}"}"""),
        _ => Parse($$"""{"type":"function_call_output","call_id":"{{letter.ToLowerInvariant()}}","output":"o"}"""),
    };

    private static string Letter(ResponseItem item) => item.CallId is not { } id ? "x" : item.IsCall ? id : id.ToUpperInvariant();

    private static ResponseItem Parse(string json) => ResponseItem.Parse(Encoding.UTF8.GetBytes(json));
}
