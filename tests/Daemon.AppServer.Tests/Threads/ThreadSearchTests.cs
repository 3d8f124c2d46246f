using System.Text.Json;
using Daemon.Testing.Model;

namespace Daemon.AppServer.Tests.Threads;

/// <summary>Finding threads, and places in them, by what was said; and the thread's course as a timeline.</summary>
public sealed class ThreadSearchTests : ThreadTestBase
{
    [Fact]
    public async Task Threads_are_found_by_messages_of_both_sides_in_any_case()
    {
        Model = FakeResponsesServer.Start(ModelTurn.Say("about Çats\nand dogs"), ModelTurn.Say("nothing"));
        var client = await OpenAsync();
        var one = await StartThreadAsync(client);
        await RunTurnAsync(client, one, "zebra");
        var two = await StartThreadAsync(client);
        await RunTurnAsync(client, two, "a ZEBRA");

        Assert.Equal([(one, "about Çats and dogs")], await SearchAsync(client, "çaTS"));
        Assert.Equal([(two, "a ZEBRA"), (one, "zebra")], await SearchAsync(client, "zebra"));
        Assert.Empty(await SearchAsync(client, "unsaid"));
        Assert.Equal("thread/search requires a non-empty searchTerm", await client.RefusalAsync("thread/search", """{"searchTerm":" "}"""));

        var first = await client.CallAsync("thread/search", """{"searchTerm":"zebra","limit":1}""");
        var rest = await client.CallAsync("thread/search", $$"""{"searchTerm":"zebra","cursor":"{{first.GetProperty("nextCursor").GetString()}}"}""");
        Assert.Equal([(one, "zebra")], Found(rest));
        await client.CallAsync("thread/archive", Id(two));
        Assert.Equal([(one, "zebra")], await SearchAsync(client, "zebra"));
    }

    [Fact]
    public async Task Places_in_a_thread_come_oldest_first_by_pages_and_lead_to_their_turns()
    {
        Model = FakeResponsesServer.Start(ModelTurn.Say("echo echo"), ModelTurn.Say("silence"), ModelTurn.Say("Echo"));
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);
        await RunTurnAsync(client, id, "one");
        await RunTurnAsync(client, id, "two");
        var last = await RunTurnAsync(client, id, "three");

        var all = (await OccurrencesAsync(client, id, "")).GetProperty("data").EnumerateArray().ToList();
        Assert.Equal([0, 5, 0], all.Select(place => place.GetProperty("snippetMatchRange").GetProperty("start").GetInt32()));
        Assert.Equal(["echo echo", "echo echo", "Echo"], all.Select(place => place.GetProperty("snippet").GetString()));
        Assert.Equal(last, all[2].GetProperty("turnId").GetString());
        var turns = await client.CallAsync(
            "thread/turns/list", $$"""{"threadId":"{{id}}","limit":1,"cursor":{{all[2].GetProperty("turnCursor").GetRawText()}}}""");
        Assert.Equal([last], Ids(turns));

        var first = await OccurrencesAsync(client, id, ",\"limit\":1");
        var second = await OccurrencesAsync(client, id, $",\"limit\":1,\"cursor\":{first.GetProperty("nextCursor").GetRawText()}");
        Assert.Equal(all[1].GetRawText(), second.GetProperty("data")[0].GetRawText());
        Assert.Equal("invalid cursor: zz", await client.RefusalAsync("thread/searchOccurrences", $$"""{"threadId":"{{id}}","searchTerm":"echo","cursor":"zz"}"""));
    }

    [Fact]
    public async Task The_timeline_pages_backwards_from_the_last_entry()
    {
        Model = FakeResponsesServer.Start(ModelTurn.Say("one"), ModelTurn.Say("two"));
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);
        await RunTurnAsync(client, id, "a");
        var last = await RunTurnAsync(client, id, "b");

        var newest = await client.CallAsync("thread/timeline/list", $$"""{"threadId":"{{id}}","limit":3}""");
        Assert.Equal(["item", "item", "turnCompleted"], Types(newest));
        Assert.Equal(last, newest.GetProperty("data")[2].GetProperty("turnId").GetString());
        var before = await client.CallAsync(
            "thread/timeline/list", $$"""{"threadId":"{{id}}","cursor":{{newest.GetProperty("nextCursor").GetRawText()}}}""");
        Assert.Equal(["turnStarted", "item", "item", "turnCompleted", "turnStarted"], Types(before));
        Assert.Equal(JsonValueKind.Null, before.GetProperty("nextCursor").ValueKind);
        Assert.Equal("invalid thread timeline cursor", await client.RefusalAsync("thread/timeline/list", $$"""{"threadId":"{{id}}","cursor":"zz"}"""));
        await client.CallAsync("thread/archive", Id(id));
        Assert.Equal($"thread {id} is archived", await client.RefusalAsync("thread/timeline/list", Id(id)));
    }

    [Fact]
    public async Task Single_items_are_read_by_turn_and_id()
    {
        Model = FakeResponsesServer.Start(ModelTurn.Say("one"));
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);
        var turn = await RunTurnAsync(client, id, "a");
        var items = (await client.CallAsync("thread/items/list", Id(id))).GetProperty("data").EnumerateArray().ToList();
        var wanted = string.Join(',', items.AsEnumerable().Reverse().Select(item => item.GetProperty("item").GetProperty("id").GetRawText()));
        var read = await client.CallAsync("thread/items/read", $$"""{"threadId":"{{id}}","turnId":"{{turn}}","itemIds":[{{wanted}},"nope"]}""");
        Assert.Equal(
            items.Select(item => item.GetProperty("item").GetRawText()),
            read.GetProperty("data").EnumerateArray().Select(item => item.GetProperty("item").GetRawText()));
        Assert.Equal(
            "itemIds must contain 1 to 100 IDs",
            await client.RefusalAsync("thread/items/read", $$"""{"threadId":"{{id}}","turnId":"{{turn}}","itemIds":[]}"""));
        Assert.Equal(
            "thread/items/read is not supported yet",
            await client.RefusalAsync("thread/items/read", $$"""{"threadId":"{{turn}}","turnId":"{{turn}}","itemIds":["x"]}"""));
    }

    [Fact]
    public async Task A_read_state_changes_only_for_who_has_seen_the_last_one()
    {
        Model = FakeResponsesServer.Start(ModelTurn.Say("one"), ModelTurn.Say("two"));
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);
        Assert.Equal("thread read state unavailable", await client.RefusalAsync("thread/readState/update", Update(id, "x", "read")));
        var turn = await RunTurnAsync(client, id, "a");

        var unread = (await client.CallAsync("thread/read", Id(id))).GetProperty("readState");
        Assert.Equal(turn, unread.GetProperty("firstUnread").GetProperty("turnId").GetString());
        Assert.Equal("read state changed", await client.RefusalAsync("thread/readState/update", Update(id, "x", "read")));
        var read = (await client.CallAsync("thread/readState/update", Update(id, Revision(unread), "read"))).GetProperty("readState");
        Assert.Equal(JsonValueKind.Null, read.GetProperty("firstUnread").ValueKind);
        var whole = (await client.CallAsync("thread/readState/update", Update(id, Revision(read), "unread"))).GetProperty("readState");
        Assert.Equal("threadStart", whole.GetProperty("firstUnread").GetProperty("type").GetString());
        await RunTurnAsync(client, id, "b");
        var after = (await client.CallAsync("thread/read", Id(id))).GetProperty("readState");
        Assert.Equal("threadStart", after.GetProperty("firstUnread").GetProperty("type").GetString());
        Assert.NotEqual(Revision(whole), Revision(after));
    }

    private static string Update(string thread, string revision, string operation) =>
        $$"""{"threadId":"{{thread}}","expectedRevision":"{{revision}}","operation":{ "type":"{{operation}}" } }""";

    private static string Revision(JsonElement state) => state.GetProperty("revision").GetString()!;

    private static string[] Types(JsonElement list) => [.. list.GetProperty("data").EnumerateArray().Select(entry => entry.GetProperty("type").GetString()!)];

    private static async Task<(string Id, string Snippet)[]> SearchAsync(TestClient client, string term) =>
        Found(await client.CallAsync("thread/search", $$"""{"searchTerm":"{{term}}"}"""));

    private static (string Id, string Snippet)[] Found(JsonElement list) =>
        [.. list.GetProperty("data").EnumerateArray().Select(row =>
            (row.GetProperty("thread").GetProperty("id").GetString()!, row.GetProperty("snippet").GetString()!))];

    private static Task<JsonElement> OccurrencesAsync(TestClient client, string thread, string rest) =>
        client.CallAsync("thread/searchOccurrences", $$"""{"threadId":"{{thread}}","searchTerm":"echo"{{rest}}}""");
}
