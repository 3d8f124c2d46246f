using Daemon.AppServer.Tests.Fakes;

namespace Daemon.AppServer.Tests.Config;

/// <summary><c>externalAgentConfig/import/recordHistory, readHistories</c>.</summary>
public sealed class ImportHistoryTests
{
    [Fact]
    public async Task Recorded_imports_are_read_back_the_newest_first_and_a_cut_line_is_left_out()
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        Assert.Equal("""{"connectors":[],"data":[]}""", (await client.CallAsync("externalAgentConfig/import/readHistories", "{}")).GetRawText());
        var first = await client.CallAsync(
            "externalAgentConfig/import/recordHistory",
            """
            {"providerId":"p","itemTypeResults":[{"itemType":"SKILLS","successes":[{"itemType":"SKILLS","source":"a","target":"b"}],
             "failures":[{"itemType":"SKILLS","failureStage":"copy","message":"no room","cwd":"/w"}]}]}
            """.ReplaceLineEndings(" "));
        await File.AppendAllTextAsync(Path.Join(daemon.Home, "external_agent_imports.jsonl"), "\n{\"id\":\"cut");
        await client.CallAsync("externalAgentConfig/import/recordHistory", """{"providerId":"q","itemTypeResults":[]}""");
        var histories = (await client.CallAsync("externalAgentConfig/import/readHistories", "{}")).GetProperty("data");
        Assert.Equal(["q", "p"], histories.EnumerateArray().Select(history => history.GetProperty("providerId").GetString()));
        var read = histories[1];
        Assert.Equal(first.GetProperty("importId").GetString(), read.GetProperty("importId").GetString());
        Assert.Equal("""[{"cwd":null,"itemType":"SKILLS","source":"a","target":"b","title":null}]""", read.GetProperty("successes").GetRawText());
        Assert.Equal(
            """[{"cwd":"/w","errorType":null,"failureStage":"copy","itemType":"SKILLS","message":"no room","source":null,"subErrorType":null}]""",
            read.GetProperty("failures").GetRawText());
    }

    [Theory]
    [InlineData("""{"itemTypeResults":[]}""", "missing field `providerId`")]
    [InlineData("""{"providerId":"p","itemTypeResults":[{"itemType":"X","successes":[],"failures":[]}]}""", "unknown variant `X`")]
    public async Task Bad_records_are_refused(string parameters, string words)
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        Assert.Contains(words, await client.RefusedAsync("externalAgentConfig/import/recordHistory", parameters), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Join(daemon.Home, "external_agent_imports.jsonl")));
    }
}
