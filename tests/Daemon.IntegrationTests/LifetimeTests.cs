using System.Globalization;
using System.Text.Json;
using Daemon.IntegrationTests.Harness;
using Daemon.Testing.Model;

namespace Daemon.IntegrationTests;

/// <summary>The end of the process, wanted and unwanted.</summary>
public sealed class LifetimeTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_idle_daemon_ends_with_0(bool bySignal)
    {
        using var home = new DaemonHome();
        await using var daemon = await DaemonUnderTest.StartInitializedAsync(home);
        End(daemon, bySignal);
        Assert.Equal(0, await daemon.ExitCodeAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_daemon_with_a_running_command_ends_with_0_and_leaves_no_child(bool bySignal)
    {
        using var home = new DaemonHome();
        await using var daemon = await DaemonUnderTest.StartInitializedAsync(home);
        var child = await StartLongCommandAsync(daemon, home);
        End(daemon, bySignal);
        Assert.Equal(0, await daemon.ExitCodeAsync());
        await Wait.UntilAsync(() => !IsAlive(child), "the command is gone");
    }

    [Fact]
    public async Task A_crash_leaves_no_child()
    {
        using var home = new DaemonHome();
        await using var daemon = await DaemonUnderTest.StartInitializedAsync(home);
        var child = await StartLongCommandAsync(daemon, home);
        await daemon.CrashAsync();
        await Wait.UntilAsync(() => !IsAlive(child), "the command is gone");
    }

    /// <summary>Record first, then tell: what a client saw complete is there after a crash, and the thread goes on.</summary>
    [Fact]
    public async Task After_a_crash_everything_told_is_there()
    {
        await using var model = FakeResponsesServer.Start(
            ModelTurn.Say("before").AndCall("exec_command", """{"cmd":"echo ran"}"""),
            ModelTurn.Say("half of it").StallForever(),
            ModelTurn.Say("after"));
        using var home = new DaemonHome(model.BaseUrl);
        string thread;
        List<string> told;
        await using (var first = await DaemonUnderTest.StartInitializedAsync(home))
        {
            thread = await first.StartThreadAsync(home);
            await first.BeginTurnAsync(thread, "go");
            await first.CompletedCommandAsync();
            await model.WaitForRequestsAsync(2).WaitAsync(DaemonUnderTest.Patience);
            await first.CrashAsync();
            told = [.. first.Seen.Where(m => m.TryGetProperty("method", out var method) && method.GetString() == "item/completed").Select(ItemId)];
        }

        Assert.Equal(3, told.Count);
        await using var second = await DaemonUnderTest.StartInitializedAsync(home);
        var resumed = await second.CallAsync("thread/resume", $$"""{"threadId":"{{thread}}"}""");
        var kept = resumed.GetProperty("thread").GetProperty("turns").EnumerateArray()
            .SelectMany(turn => turn.GetProperty("items").EnumerateArray()).Select(item => item.GetProperty("id").GetString()!).ToList();
        Assert.Equal(told, kept);
        Assert.Equal("completed", (await second.RunTurnAsync(thread, "again")).GetProperty("status").GetString());
        Assert.Contains("go", model.Requests[^1].InputTexts);
        Assert.Contains("before", model.Requests[^1].InputTexts);
    }

    private static string ItemId(JsonElement message) => message.GetProperty("params").GetProperty("item").GetProperty("id").GetString()!;

    private static void End(DaemonUnderTest daemon, bool bySignal)
    {
        if (bySignal)
        {
            daemon.Terminate();
        }
        else
        {
            daemon.CloseInput();
        }
    }

    /// <summary>The command marks itself by its argument; its process id as this machine sees it is found by that.</summary>
    private static async Task<int> StartLongCommandAsync(DaemonUnderTest daemon, DaemonHome home)
    {
        var mark = RandomSeconds();
        var thread = await daemon.StartThreadAsync(home);
        await daemon.BeginTurnAsync(thread, $"run: sleep {mark}");
        var found = 0;
        await Wait.UntilAsync(() => (found = Find(mark)) != 0, "the command runs");
        return found;
    }

    private static string RandomSeconds() => System.Security.Cryptography.RandomNumberGenerator.GetInt32(100_000, 1_000_000).ToString(CultureInfo.InvariantCulture);

    private static int Find(string mark) => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid) ? pid : 0)
        .FirstOrDefault(pid => pid != 0 && CommandLine(pid) == $"sleep\0{mark}\0");

    private static bool IsAlive(int pid) => CommandLine(pid).Length > 0;

    /// <summary>Empty for a process that is gone, or dead and not yet reaped.</summary>
    private static string CommandLine(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
