using System.Text.Json;

namespace Daemon.AppServer.Tests.Threads;

/// <summary>Sections: made, changed, deleted; threads in them, in the user's order.</summary>
public sealed class ThreadSectionTests : ThreadTestBase
{
    private const string Pinned = "01984de2-8f74-7c91-a3b2-5c5e937cf318";

    [Fact]
    public async Task Sections_are_kept_in_the_order_of_their_making_behind_the_built_in_one()
    {
        var client = await OpenAsync();
        var one = await CreateAsync(client, """{"name":" One ","appearance":{"color":"red"}}""");
        await CreateAsync(client, """{"name":"Two"}""");
        await CloseDaemonAsync();
        client = await OpenAsync();

        var updated = await client.CallAsync("threadSection/update", $$"""{"sectionId":"{{one}}","name":"Uno"}""");
        Assert.Equal("red", updated.GetProperty("section").GetProperty("appearance").GetProperty("color").GetString());
        await client.CallAsync("threadSection/update", $$"""{"sectionId":"{{one}}","name":"Uno","appearance":null}""");
        var first = await client.CallAsync("threadSection/list", """{"limit":2}""");
        Assert.Equal(["Pinned", "Uno"], Names(first));
        Assert.Equal(JsonValueKind.Null, first.GetProperty("data")[1].GetProperty("appearance").ValueKind);
        var rest = await client.CallAsync("threadSection/list", $$"""{"cursor":"{{first.GetProperty("nextCursor").GetString()}}"}""");
        Assert.Equal(["Two"], Names(rest));
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("nextCursor").ValueKind);

        await client.CallAsync("threadSection/delete", $$"""{"sectionId":"{{one}}"}""");
        Assert.Equal(["Pinned", "Two"], Names(await client.CallAsync("threadSection/list", "{}")));
    }

    [Theory]
    [InlineData("threadSection/create", """{"name":"  "}""", "section name must not be empty")]
    [InlineData("threadSection/update", $$"""{"sectionId":"{{Pinned}}","name":"x"}""", "the built-in pinned section cannot be renamed")]
    [InlineData("threadSection/delete", $$"""{"sectionId":"{{Pinned}}"}""", "the built-in pinned section cannot be deleted")]
    [InlineData("threadSection/delete", """{"sectionId":"nope"}""", "thread section not found: nope")]
    [InlineData("thread/section/move", $$"""{"threadId":"{{Pinned}}","sectionId":null}""", $"thread not found: {Pinned}")]
    [InlineData("thread/section/move", $$"""{"threadId":"{{Pinned}}","sectionId":"nope"}""", "section nope does not exist")]
    [InlineData(
        "thread/section/move",
        $$"""{"threadId":"{{Pinned}}","sectionId":null,"beforeThreadId":"{{Pinned}}"}""",
        "beforeThreadId requires a non-null sectionId")]
    [InlineData("thread/list", """{"sortKey":"section_position"}""", "section-position sorting requires a section filter")]
    public async Task What_cannot_be_meant_is_refused(string method, string parameters, string refusal)
    {
        var client = await OpenAsync();
        Assert.Equal(refusal, await client.RefusalAsync(method, parameters));
    }

    [Fact]
    public async Task Threads_stand_where_they_were_put_also_after_a_restart()
    {
        var client = await OpenAsync();
        var section = await CreateAsync(client, """{"name":"S"}""");
        var threads = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            // Without a turn: being sorted is reason enough to be kept.
            threads.Add(await StartThreadAsync(client));
            await MoveAsync(client, threads[i], section);
        }

        await MoveAsync(client, threads[2], section, before: threads[0]);
        Assert.Equal(
            $"before thread {threads[0]} is not in section {Pinned}",
            await client.RefusalAsync("thread/section/move", $$"""{"threadId":"{{threads[1]}}","sectionId":"{{Pinned}}","beforeThreadId":"{{threads[0]}}"}"""));
        await CloseDaemonAsync();
        client = await OpenAsync();

        var first = await client.CallAsync("thread/list", $$"""{"sectionId":"{{section}}","sortKey":"section_position","limit":2}""");
        Assert.Equal([threads[2], threads[0]], Ids(first));
        Assert.Equal("S", first.GetProperty("data")[0].GetProperty("section").GetProperty("name").GetString());
        Assert.True(first.GetProperty("data")[0].GetProperty("sectionEnteredAt").GetInt64() > 0);
        Assert.Equal([threads[1]], Ids(await client.CallAsync(
            "thread/list", $$"""{"sectionId":"{{section}}","sortKey":"section_position","cursor":"{{first.GetProperty("nextCursor").GetString()}}"}""")));
        Assert.Empty(Ids(await client.CallAsync("thread/list", "{}")));

        await client.CallAsync("threadSection/delete", $$"""{"sectionId":"{{section}}"}""");
        Assert.Empty(Ids(await client.CallAsync("thread/list", $$"""{"sectionId":"{{section}}"}""")));
        var read = await client.CallAsync("thread/read", Id(threads[0]));
        Assert.Equal(JsonValueKind.Null, read.GetProperty("thread").GetProperty("section").ValueKind);
    }

    [Fact]
    public async Task Everybody_hears_of_a_move_and_an_ephemeral_thread_has_no_section()
    {
        var client = await OpenAsync();
        var other = await JoinAsync();
        var id = await StartThreadAsync(client);
        await MoveAsync(client, id, Pinned);
        Assert.Equal(Pinned, (await other.WaitForAsync("thread/section/changed")).GetProperty("sectionId").GetString());
        await client.CallAsync("thread/section/move", $$"""{"threadId":"{{id}}","sectionId":null}""");
        Assert.Equal(JsonValueKind.Null, (await other.WaitForAsync("thread/section/changed")).GetProperty("sectionId").ValueKind);

        var ephemeral = await StartThreadAsync(client, """{"ephemeral":true}""");
        Assert.Equal(
            $"ephemeral thread does not support section moves: {ephemeral}",
            await client.RefusalAsync("thread/section/move", $$"""{"threadId":"{{ephemeral}}","sectionId":"{{Pinned}}"}"""));
    }

    private static async Task<string> CreateAsync(TestClient client, string parameters) =>
        (await client.CallAsync("threadSection/create", parameters)).GetProperty("section").GetProperty("id").GetString()!;

    private static Task MoveAsync(TestClient client, string thread, string section, string? before = null) => client.CallAsync(
        "thread/section/move",
        $$"""{"threadId":"{{thread}}","sectionId":"{{section}}","beforeThreadId":{{(before is null ? "null" : $"\"{before}\"")}}}""");

    private static string[] Names(JsonElement list) =>
        [.. list.GetProperty("data").EnumerateArray().Select(section => section.GetProperty("name").GetString()!)];
}
