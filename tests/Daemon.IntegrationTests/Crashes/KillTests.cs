using System.Globalization;
using System.Text.Json;
using Daemon.IntegrationTests.Harness;
using Daemon.Testing.Model;

namespace Daemon.IntegrationTests.Crashes;

/// <summary>
/// Kills the daemon at seeded random moments, in the middle of turns, patches, archiving, forking, naming and writing configuration,
/// and looks at what its successor finds. The variables DAEMON_KILLS and DAEMON_KILL_SEED make longer and other runs.
/// </summary>
public sealed class KillTests
{
    private const int ThreadsPerHome = 60;

    [Fact]
    public async Task Nothing_told_is_lost_however_the_daemon_dies()
    {
        var kills = Variable("DAEMON_KILLS", 6);
        var seed = Variable("DAEMON_KILL_SEED", 20261121);
        for (var done = 0; done < kills;)
        {
            done += await RunHomeAsync(kills - done, new Random(seed + done));
        }
    }

    /// <summary>Kills daemons over one home until it is large or that many are dead; returns how many.</summary>
    private static async Task<int> RunHomeAsync(int most, Random random)
    {
        await using var model = FakeResponsesServer.Start([.. Enumerable.Range(0, 4000).Select(Turn)]);
        using var home = new DaemonHome(model.BaseUrl);
        var told = new ToldState();
        var kills = 0;
        while (kills < most && told.Threads.Count < ThreadsPerHome)
        {
            await using (var daemon = await DaemonUnderTest.StartInitializedAsync(home))
            {
                await new CrashingClient(daemon, home, told, random).WorkAsync(TimeSpan.FromMilliseconds(random.Next(5, 700)));
                kills++;
            }

            await using var successor = await DaemonUnderTest.StartInitializedAsync(home);
            await CheckAsync(successor, told);
            successor.CloseInput();
            Assert.Equal(0, await successor.ExitCodeAsync());
        }

        await CheckNothingIsLeftAsync(home);
        return kills;
    }

    /// <summary>Text, a command, a patch, text: over and over, so that a kill meets each of them.</summary>
    private static ModelTurn Turn(int number) => (number % 3) switch
    {
        0 => ModelTurn.Say("look").AndCall("exec_command", """{"cmd":"echo ran; sleep 0.02"}"""),
        1 => ModelTurn.Custom("apply_patch", $"*** Begin Patch\n*** Add File: f{number.ToString(CultureInfo.InvariantCulture)}.txt\n+text\n*** End Patch\n"),
        _ => ModelTurn.SayInParts("all ", "is ", "done").Slow(TimeSpan.FromMilliseconds(5)),
    };

    private static async Task CheckAsync(DaemonUnderTest daemon, ToldState told)
    {
        foreach (var (id, thread) in told.Threads.Where(thread => thread.Value.IsKept))
        {
            var answer = await daemon.AskAsync("thread/read", Id(id));
            if (answer.TryGetProperty("result", out var read))
            {
                Check(thread.Name, read.GetProperty("thread").GetProperty("name").GetString() ?? "", $"the name of {id}");
                var section = read.GetProperty("thread").GetProperty("section");
                Check(thread.Section, section.ValueKind == JsonValueKind.Object ? section.GetProperty("id").GetString()! : "", $"the section of {id}");
                await CheckHistoryAsync(daemon, id, thread);
            }
            else
            {
                Check(thread.Place, ToldThread.Gone, $"thread {id} with {answer}");
            }
        }

        var config = (await daemon.CallAsync("config/read", "{}")).GetProperty("config");
        Check(told.Setting, config.TryGetProperty("model_reasoning_summary", out var value) ? value.GetString() ?? "" : "", "the setting");
    }

    private static void Check(Candidates candidates, string found, string what)
    {
        Assert.True(candidates.Contains(found), $"{what}: found '{found}', expected one of '{string.Join("', '", candidates.Values)}'");
        candidates.Settle(found);
    }

    /// <summary>Opens the thread as a client would, unarchiving it first where it is archived.</summary>
    private static async Task CheckHistoryAsync(DaemonUnderTest daemon, string id, ToldThread thread)
    {
        var archived = (await daemon.AskAsync("thread/unarchive", Id(id))).TryGetProperty("result", out _);
        Check(thread.Place, archived ? ToldThread.Archived : ToldThread.Open, $"the place of {id}");
        thread.Place.Settle(ToldThread.Open);

        var resumed = (await daemon.CallAsync("thread/resume", Id(id))).GetProperty("thread");
        var turns = resumed.GetProperty("turns").EnumerateArray().ToList();
        if (resumed.GetProperty("historyMode").GetString() == "paginated")
        {
            var items = turns.SelectMany(turn => turn.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("id").GetString()!);
            var missing = thread.Items.Except(items).ToList();
            Assert.True(missing.Count == 0, $"thread {id} lost {string.Join(", ", missing)}");
        }

        var ends = turns.ToDictionary(turn => turn.GetProperty("id").GetString()!, turn => turn.GetProperty("status").GetString());
        foreach (var (turn, status) in thread.Turns)
        {
            Assert.Equal(status, ends.GetValueOrDefault(turn));
        }
    }

    /// <summary>What a killed daemon could not remove is removed by a later one, once nobody can be using it.</summary>
    private static async Task CheckNothingIsLeftAsync(DaemonHome home)
    {
        foreach (var file in LeftOver())
        {
            File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        }

        await using (var daemon = await DaemonUnderTest.StartInitializedAsync(home))
        {
            await daemon.CallAsync("thread/list", "{}");
            await Wait.UntilAsync(() => LeftOver().Length == 0, "nothing is left over");
            daemon.CloseInput();
            Assert.Equal(0, await daemon.ExitCodeAsync());
        }

        Assert.Equal([], Directory.GetFiles(Path.Join(home.CodexHome, "thread-writer-locks"), "*-*.lock"));

        string[] LeftOver() => [.. Directory.GetFiles(home.CodexHome, "*.tmp", SearchOption.AllDirectories)];
    }

    private static int Variable(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static string Id(string thread) => $$"""{"threadId":"{{thread}}"}""";
}
