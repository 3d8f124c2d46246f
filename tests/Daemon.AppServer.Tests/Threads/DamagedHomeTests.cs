namespace Daemon.AppServer.Tests.Threads;

/// <summary>A home that changes or refuses under the daemon's feet: the thread says so, everything else goes on.</summary>
public sealed class DamagedHomeTests : ThreadTestBase
{
    [Fact]
    public async Task A_thread_whose_file_is_gone_fails_its_turns_and_goes_on_when_it_is_back()
    {
        var client = await OpenAsync();
        var (id, other) = (await StartThreadAsync(client), await StartThreadAsync(client));
        await RunTurnAsync(client, id, "one");
        var path = (await client.CallAsync("thread/read", Id(id))).GetProperty("thread").GetProperty("path").GetString()!;
        File.Move(path, path + ".away");

        await BeginTurnAsync(client, id, "two");
        var failed = (await client.WaitForAsync("turn/completed", n => n.GetProperty("turn").GetProperty("status").GetString() == "failed")).GetProperty("turn");
        Assert.Contains("deleted or moved", failed.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
        await RunTurnAsync(client, other, "goes on");

        File.Move(path + ".away", path);
        var resumed = await client.CallAsync("thread/resume", Id(id));
        Assert.Single(resumed.GetProperty("thread").GetProperty("turns").EnumerateArray());
        var turn = await RunTurnAsync(client, id, "three");
        Assert.Contains(turn, Ids(await client.CallAsync("thread/turns/list", Id(id))));
    }

    [Fact]
    public async Task Without_the_sessions_folder_new_threads_make_it_again()
    {
        var client = await OpenAsync();
        await RunTurnAsync(client, await StartThreadAsync(client), "one");
        Directory.Delete(Path.Combine(Folder, "home", "sessions"), recursive: true);
        Assert.Empty(Ids(await client.CallAsync("thread/list", "{}")));
        var id = await StartThreadAsync(client);
        await RunTurnAsync(client, id, "two");
        Assert.Equal([id], Ids(await client.CallAsync("thread/list", "{}")));
    }

    [Fact]
    public async Task Where_no_lock_can_be_made_the_refusal_says_so()
    {
        var client = await OpenAsync();
        File.WriteAllText(Path.Combine(Folder, "home", "thread-writer-locks"), "in the way");
        Assert.StartsWith("cannot lock thread", await client.RefusalAsync("thread/start", "{}"), StringComparison.Ordinal);
        await StartThreadAsync(client, """{"ephemeral":true}""");
    }

    [Fact]
    public async Task A_thread_without_a_turn_can_be_archived_and_deleted()
    {
        var client = await OpenAsync();
        var id = await StartThreadAsync(client);
        await client.CallAsync("thread/archive", Id(id));
        await client.CallAsync("thread/delete", Id(id));
        Assert.Equal($"thread not loaded: {id}", await client.RefusalAsync("thread/read", Id(id)));
    }
}
