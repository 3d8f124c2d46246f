using System.Text.Json;

namespace Daemon.AppServer.Tests.Threads;

/// <summary>Attachments: one of a type and key for each thread, with the client's payload.</summary>
public sealed class ThreadAttachmentTests : ThreadTestBase
{
    [Fact]
    public async Task An_attachment_is_added_once_and_keeps_its_payload()
    {
        var client = await OpenAsync();
        var id = await ThreadAsync(client);
        var added = await AddAsync(client, id, "k1", """{"a":[1,2.50,null]}""");
        Assert.Equal("created", added.GetProperty("outcome").GetString());
        var told = await client.WaitForAsync("thread/attachment/updated");
        Assert.Equal(("created", "k1"), (told.GetProperty("operation").GetString(), told.GetProperty("identityKey").GetString()));
        Assert.Equal("existing", (await AddAsync(client, id, "k1", "1")).GetProperty("outcome").GetString());
        await AddAsync(client, id, "k2", "null");
        await CloseDaemonAsync();
        client = await OpenAsync();

        var first = await client.CallAsync("thread/attachment/list", $$"""{"threadId":"{{id}}","limit":1}""");
        Assert.Equal("""{"a":[1,2.50,null]}""", first.GetProperty("data")[0].GetProperty("payload").GetRawText());
        var second = await client.CallAsync(
            "thread/attachment/list", $$"""{"threadId":"{{id}}","cursor":"{{first.GetProperty("nextCursor").GetString()}}"}""");
        Assert.Equal("k2", Assert.Single(second.GetProperty("data").EnumerateArray()).GetProperty("identityKey").GetString());
        Assert.Equal(JsonValueKind.Null, second.GetProperty("nextCursor").ValueKind);
    }

    [Fact]
    public async Task Owners_are_found_by_type_and_key_archived_or_not()
    {
        var client = await OpenAsync();
        var (one, two) = (await ThreadAsync(client), await ThreadAsync(client));
        await AddAsync(client, one, "k", "1");
        await AddAsync(client, two, "k", "1");
        await client.CallAsync("thread/archive", Id(two));

        Assert.Equal([one, two], await OwnersAsync(client, ""));
        Assert.Equal([two], await OwnersAsync(client, ",\"archived\":true"));
        Assert.Equal([one], await OwnersAsync(client, ",\"archived\":false"));
        await RemoveAsync(client, one);
        Assert.Equal("deleted", (await client.WaitForAsync("thread/attachment/updated", n => n.GetProperty("operation").GetString() == "deleted"))
            .GetProperty("operation").GetString());
        await RemoveAsync(client, one);
        Assert.Equal([two], await OwnersAsync(client, ""));
    }

    [Fact]
    public async Task A_fork_takes_its_sources_attachments_along()
    {
        var client = await OpenAsync();
        var id = await ThreadAsync(client);
        await AddAsync(client, id, "k", "1");
        var fork = (await client.CallAsync("thread/fork", $$"""{"threadId":"{{id}}","excludeTurns":true}""")).GetProperty("thread").GetProperty("id").GetString()!;
        var copy = Assert.Single((await client.CallAsync("thread/attachment/list", Id(fork))).GetProperty("data").EnumerateArray());
        Assert.Equal("k", copy.GetProperty("identityKey").GetString());
        Assert.NotEqual(
            (await client.CallAsync("thread/attachment/list", Id(id))).GetProperty("data")[0].GetProperty("id").GetString(),
            copy.GetProperty("id").GetString());
    }

    [Fact]
    public async Task What_cannot_be_kept_is_refused()
    {
        var client = await OpenAsync();
        var id = await ThreadAsync(client);
        var fresh = await StartThreadAsync(client);
        Assert.Equal("attachmentType must not be empty", await RefuseAsync(id, " ", "k", "1"));
        Assert.Equal("identityKey must not exceed 256 bytes", await RefuseAsync(id, "t", new string('é', 129), "1"));
        Assert.Equal("attachment payload must not exceed 65536 bytes", await RefuseAsync(id, "t", "k", $"\"{new string('p', 65536)}\""));
        Assert.Equal($"thread not found: {fresh}", await RefuseAsync(fresh, "t", "k", "1"));
        Assert.Equal("invalid pagination cursor", await client.RefusalAsync("thread/attachment/list", $$"""{"threadId":"{{id}}","cursor":"zz"}"""));
        Assert.Equal(
            "invalid pagination cursor",
            await client.RefusalAsync("thread/attachmentOwner/list", """{"attachmentType":"t","identityKey":"k","cursor":"zz"}"""));

        Task<string> RefuseAsync(string thread, string type, string key, string payload) => client.RefusalAsync(
            "thread/attachment/add", $$"""{"threadId":"{{thread}}","attachmentType":"{{type}}","identityKey":"{{key}}","payload":{{payload}}}""");
    }

    private static async Task<string> ThreadAsync(TestClient client)
    {
        var id = await StartThreadAsync(client);
        await RunTurnAsync(client, id, "one");
        return id;
    }

    private static Task<JsonElement> AddAsync(TestClient client, string thread, string key, string payload) => client.CallAsync(
        "thread/attachment/add", $$"""{"threadId":"{{thread}}","attachmentType":"pr","identityKey":"{{key}}","payload":{{payload}}}""");

    private static Task RemoveAsync(TestClient client, string thread) =>
        client.CallAsync("thread/attachment/remove", $$"""{"threadId":"{{thread}}","attachmentType":"pr","identityKey":"k"}""");

    private static async Task<string[]> OwnersAsync(TestClient client, string filter) =>
        [.. (await client.CallAsync("thread/attachmentOwner/list", $$"""{"attachmentType":"pr","identityKey":"k"{{filter}}}"""))
            .GetProperty("data").EnumerateArray().Select(owner => owner.GetProperty("threadId").GetString()!)];
}
