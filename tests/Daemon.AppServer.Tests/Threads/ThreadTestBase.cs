using System.Text.Json;
using Daemon.Testing.Model;

namespace Daemon.AppServer.Tests.Threads;

/// <summary>A folder, a scripted model and a daemon for each test.</summary>
public abstract class ThreadTestBase : IAsyncLifetime
{
    private readonly List<TestDaemon> _daemons = [];

    private protected string Folder { get; } = Directory.CreateTempSubdirectory("threads").FullName;

    private protected FakeResponsesServer Model { get; set; } = FakeResponsesServer.Start();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var daemon in _daemons)
        {
            await daemon.DisposeAsync();
        }

        await Model.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A client of a new daemon over the test's folder.</summary>
    private protected async Task<TestClient> OpenAsync(TimeProvider? clock = null)
    {
        var daemon = new TestDaemon(Folder, Model, clock);
        _daemons.Add(daemon);
        return await daemon.ConnectAsync();
    }

    private protected async Task<TestClient> JoinAsync() => await _daemons[^1].ConnectAsync();

    private protected async Task CloseDaemonAsync()
    {
        await _daemons[^1].DisposeAsync();
        _daemons.RemoveAt(_daemons.Count - 1);
    }

    private protected static async Task<string> StartThreadAsync(TestClient client, string parameters = "{}") =>
        (await client.CallAsync("thread/start", parameters)).GetProperty("thread").GetProperty("id").GetString()!;

    /// <summary>Runs a turn to its end; returns its id.</summary>
    private protected static async Task<string> RunTurnAsync(TestClient client, string threadId, string text)
    {
        var turn = await BeginTurnAsync(client, threadId, text);
        await client.WaitForAsync("turn/completed", n => n.GetProperty("turn").GetProperty("id").GetString() == turn);
        return turn;
    }

    private protected static async Task<string> BeginTurnAsync(TestClient client, string threadId, string text) =>
        (await client.CallAsync(
            "turn/start", $$"""{"threadId":"{{threadId}}","input":[{"type":"text","text":"{{text}}"}]}""")).GetProperty("turn").GetProperty("id").GetString()!;

    private protected static string Id(string threadId) => $$"""{"threadId":"{{threadId}}"}""";

    private protected static string[] Ids(JsonElement list) =>
        [.. list.GetProperty("data").EnumerateArray().Select(row => row.ValueKind == JsonValueKind.String ? row.GetString()! : row.GetProperty("id").GetString()!)];
}
