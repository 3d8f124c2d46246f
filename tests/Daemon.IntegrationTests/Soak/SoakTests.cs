using System.Globalization;
using System.Text.Json;
using Daemon.IntegrationTests.Harness;
using Daemon.Testing.Model;
using Xunit.Abstractions;

namespace Daemon.IntegrationTests.Soak;

/// <summary>
/// Random turns over many threads, some of them interrupted, steered, reviewed or compacted: each comes to an end, and when the threads
/// are gone nothing of them is left in the daemon. <c>DAEMON_SOAK_TURNS</c> and <c>DAEMON_SOAK_SEED</c> make it longer and other.
/// </summary>
[Trait("Category", "soak")]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int Threads = 20;

    /// <summary>The daemon's one helper: it kills what runs without a sandbox when the daemon itself is killed.</summary>
    private const int OwnProcesses = 1;

    /// <summary>Turns of a batch, at most. Each batch uses threads of its own; the state after the first is what later ones are compared with.</summary>
    private const int BatchTurns = 200;

    private const int MinBatches = 4;

    /// <summary>
    /// The daemon's heap may not be larger, in bytes (hexadecimal, as the runtime reads it: 192 MiB). A runtime takes memory as long as
    /// it is allowed to, so its resident size says little about leaks; that it gets along with this much says it.
    /// </summary>
    private const string HeapLimit = "C000000";

    /// <summary>What may be resident beside the heap and come later: code that is compiled when it is first used, stacks, fragments.</summary>
    private const long AllowedGrowthKiB = 128 * 1024;

    /// <summary>Connections to the model that wait for their next use: two for each thread at most.</summary>
    private const int AllowedDescriptors = 2 * Threads;

    [Fact]
    public async Task Nothing_of_many_turns_is_left_behind()
    {
        var turns = Setting("DAEMON_SOAK_TURNS", 80);
        var seed = Setting("DAEMON_SOAK_SEED", 20);
        await using var model = FakeResponsesServer.Start(new SoakModel(seed).Answer, keepRequests: false);
        using var home = new DaemonHome(model.BaseUrl, retries: 1);
        // A home of its own: what the profile of whoever runs the tests does at each login is not at issue here.
        var daemon = await DaemonUnderTest.StartInitializedAsync(home, ("DOTNET_GCHeapHardLimit", HeapLimit), ("HOME", home.CodexHome));
        await using var client = new SoakClient(daemon);
        ProcessFootprint? first = null;
        var batches = Math.Max(MinBatches, turns / BatchTurns);
        for (var batch = 0; batch < batches; batch++)
        {
            await RunBatchAsync(client, home, new Random(seed + batch), batch * turns / batches, turns / batches);
            var now = await SettledAsync(client);
            output.WriteLine($"after {(batch + 1) * turns / batches} turns: {now}");
            first ??= now;
            Assert.InRange(now.Descendants, 0, OwnProcesses);
            Assert.InRange(now.Descriptors, 0, first.Descriptors + AllowedDescriptors);
            Assert.InRange(now.ResidentKiB, 0, first.ResidentKiB + AllowedGrowthKiB);
        }
    }

    private static int Setting(string name, int value) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : value;

    /// <summary>The footprint when the last commands of deleted threads have gone.</summary>
    private static async Task<ProcessFootprint> SettledAsync(SoakClient client)
    {
        await Wait.UntilAsync(() => ProcessFootprint.Of(client.Pid).Descendants <= OwnProcesses, "no process is left behind");
        return ProcessFootprint.Of(client.Pid);
    }

    private static async Task RunBatchAsync(SoakClient client, DaemonHome home, Random random, int firstTurn, int count)
    {
        var plans = Enumerable.Range(firstTurn, count).Select(number => (Number: number, Disturbance: random.Next(20))).ToList();
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(async lane =>
        {
            var started = await client.CallAsync(
                "thread/start", $$"""{"cwd":"{{home.Workspace}}","sandbox":"workspace-write","approvalPolicy":"never"}""");
            var thread = started.GetProperty("thread").GetProperty("id").GetString()!;
            client.Listen(thread);
            foreach (var (number, disturbance) in plans.Where(plan => plan.Number % Threads == lane))
            {
                await RunTurnAsync(client, thread, number, disturbance);
            }

            // One that never had a turn has no file yet.
            await client.AskAsync("thread/delete", $$"""{"threadId":"{{thread}}"}""");
            client.Leave(thread);
        }));
    }

    private static async Task RunTurnAsync(SoakClient client, string thread, int number, int disturbance)
    {
        var input = $$"""[{"type":"text","text":"{{SoakModel.Message(number)}}"}]""";
        if (disturbance == 0)
        {
            var review = await client.CallAsync(
                "review/start", $$"""{"threadId":"{{thread}}","target":{"type":"custom","instructions":"{{SoakModel.Message(number)}}"} }""");
            await ReadToEndAsync(client, thread, TurnId(review), withShell: false);
            return;
        }

        var turn = TurnId(await client.CallAsync("turn/start", $$"""{"threadId":"{{thread}}","input":{{input}} }"""));
        switch (disturbance)
        {
            // These two may come too late: then they are refused, and that is all.
            case 1 or 2 or 3:
                await client.AskAsync("turn/interrupt", $$"""{"threadId":"{{thread}}","turnId":"{{turn}}"}""");
                break;
            case 4 or 5:
                await client.AskAsync("turn/steer", $$"""{"threadId":"{{thread}}","expectedTurnId":"{{turn}}","input":{{input}} }""");
                break;
            case 6:
                await client.CallAsync("thread/shellCommand", $$"""{"threadId":"{{thread}}","command":"echo by the user"}""");
                break;
        }

        await ReadToEndAsync(client, thread, turn, withShell: disturbance == 6);
        if (disturbance == 7)
        {
            await client.CallAsync("thread/compact/start", $$"""{"threadId":"{{thread}}"}""");
            await client.NextAsync(thread, "turn/completed");
        }
        else if (disturbance == 8)
        {
            await client.CallAsync("thread/backgroundTerminals/clean", $$"""{"threadId":"{{thread}}"}""");
        }
    }

    private static string TurnId(JsonElement result) => result.GetProperty("turn").GetProperty("id").GetString()!;

    /// <summary>Reads to the end of the turn, and to that of the user's command, which may have got a turn of its own.</summary>
    private static async Task ReadToEndAsync(SoakClient client, string thread, string turn, bool withShell)
    {
        var ended = new HashSet<string>(StringComparer.Ordinal);
        string? shellTurn = null;
        while (!ended.Contains(turn) || (withShell && (shellTurn is null || !ended.Contains(shellTurn))))
        {
            var (method, parameters) = await client.NextAsync(thread);
            if (method == "turn/completed")
            {
                var completed = parameters.GetProperty("turn");
                Assert.Contains(completed.GetProperty("status").GetString(), (string[])["completed", "failed", "interrupted"]);
                ended.Add(completed.GetProperty("id").GetString()!);
            }
            else if (method == "item/completed" && parameters.GetProperty("item") is var item
                && item.TryGetProperty("source", out var source) && source.GetString() == "userShell")
            {
                shellTurn = parameters.GetProperty("turnId").GetString();
            }
        }
    }
}
