using System.Text;
using Daemon.IntegrationTests.Harness;
using Daemon.Testing.Model;

namespace Daemon.IntegrationTests;

/// <summary>Whatever a provider answers, the turn fails with words, and the next one works.</summary>
public sealed class BadProviderTests
{
    public static TheoryData<string> Answers => [.. Cases.Keys];

    private static Dictionary<string, ModelTurn> Cases { get; } = new()
    {
        ["html"] = ModelTurn.Html(),
        ["no http"] = ModelTurn.Bytes("rubbish\r\n\r\n"u8.ToArray()),
        ["closed at once"] = ModelTurn.Bytes([]),
        ["binary stream"] = ModelTurn.Stream([0, 1, 2, 0xFF, 0xFE, 10, 10]),
        ["empty stream"] = ModelTurn.Stream([]),
        ["partial event"] = ModelTurn.Stream("data: {\"type\":\"response.comp"u8.ToArray()),
        ["cut message"] = ModelTurn.Say("half").Cut(),
        ["broken connection"] = ModelTurn.Say("half").Broken(),
        ["json that is none"] = ModelTurn.Raw("{", "[]", "7", "null", "\"x\"", "{\"type\":7}", "{\"type\":\"response.output_item.done\"}"),
        ["deep event"] = ModelTurn.Raw("{\"type\":\"response.output_item.done\",\"item\":" + new string('[', 100_000) + "}"),
        ["gigantic event"] = ModelTurn.Stream(Encoding.ASCII.GetBytes("data: {\"type\":\"x\",\"y\":\"" + new string('x', 40 * 1024 * 1024))),
        ["server error"] = ModelTurn.Status(500, "<<<>>>"),
        ["bad request"] = ModelTurn.Status(400, "{"),
        ["failed"] = ModelTurn.Failed("server_error", "it broke"),
        ["incomplete"] = ModelTurn.Incomplete("max_output_tokens"),
        ["lone surrogates"] = ModelTurn.Raw(
            """{"type":"response.output_item.done","item":{"type":"message","role":"assistant","id":"m\ud800","content":[{"type":"output_text","text":"a\ud800b"}]}}"""),
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task The_turn_fails_readably_and_the_next_one_works(string answer)
    {
        await using var model = FakeResponsesServer.Start(Cases[answer], ModelTurn.Say("fine"));
        using var home = new DaemonHome(model.BaseUrl);
        await using var daemon = await DaemonUnderTest.StartInitializedAsync(home);
        var thread = await daemon.StartThreadAsync(home);
        var turn = await daemon.RunTurnAsync(thread, "go");
        Assert.Equal("failed", turn.GetProperty("status").GetString());
        var message = turn.GetProperty("error").GetProperty("message").GetString()!;
        Assert.NotEmpty(message);
        Assert.DoesNotContain("internal error", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", message, StringComparison.Ordinal);
        Assert.Equal("completed", (await daemon.RunTurnAsync(thread, "again")).GetProperty("status").GetString());
    }
}
