using System.Text.Json;
using Daemon.IntegrationTests.Harness;
using Daemon.IntegrationTests.Soak;
using Daemon.Testing.Model;

namespace Daemon.IntegrationTests;

/// <summary>Commands that misbehave: each has a bounded outcome that the model can read, and leaves no process behind.</summary>
public sealed class HostileCommandTests
{
    /// <summary>Far below what the command prints.</summary>
    private const long AllowedGrowthKiB = 160 * 1024;

    [SkippableFact]
    public async Task A_gigabyte_of_output_costs_bounded_memory_and_shows_its_two_ends()
    {
        await using var run = await HostileRun.StartAsync("echo first; head -c 1000000000 /dev/zero | tr '\\0' x; echo; echo last");
        var before = ProcessFootprint.Of(run.Daemon.Pid).ResidentKiB;
        var item = await run.CompletedAsync();
        var shown = item.GetProperty("aggregatedOutput").GetString()!;
        Assert.Equal(0, item.GetProperty("exitCode").GetInt32());
        Assert.InRange(shown.Length, 1, 1024 * 1024);
        Assert.StartsWith("first\n", shown, StringComparison.Ordinal);
        Assert.EndsWith("last\n", shown, StringComparison.Ordinal);
        var output = await run.OutputAsync();
        Assert.InRange(output.Length, 1, 64 * 1024);
        Assert.Contains("bytes omitted", output, StringComparison.Ordinal);
        Assert.InRange(ProcessFootprint.Of(run.Daemon.Pid).ResidentKiB, 0, before + AllowedGrowthKiB);
        var streamed = run.Daemon.Seen.Where(message => message.TryGetProperty("method", out var method) && method.GetString() == "item/commandExecution/outputDelta")
            .Sum(message => (long)message.GetProperty("params").GetProperty("delta").GetString()!.Length);
        Assert.InRange(streamed, 1, 32 * 1024 * 1024);
    }

    [SkippableTheory]
    [InlineData("workspace-write")]
    [InlineData("danger-full-access")]
    public async Task A_command_that_ignores_every_polite_signal_ends_with_the_interrupt(string sandbox)
    {
        await using var run = await HostileRun.StartAsync("trap '' TERM INT HUP QUIT; while :; do sleep 300; done", sandbox);
        await run.InterruptAsync();
        var item = await run.CompletedAsync();
        Assert.Equal(("failed", -1), (item.GetProperty("status").GetString(), item.GetProperty("exitCode").GetInt32()));
        await run.NothingIsLeftAsync();
    }

    [SkippableFact]
    public async Task A_crowd_of_processes_in_sessions_of_their_own_ends_with_the_interrupt()
    {
        await using var run = await HostileRun.StartAsync("for i in $(seq 150); do (setsid sleep 300 &); done; echo ready; sleep 300");
        await Wait.UntilAsync(() => ProcessFootprint.Of(run.Daemon.Pid).Descendants >= 150, "the crowd is there");
        await run.InterruptAsync();
        await run.CompletedAsync();
        await run.NothingIsLeftAsync();
    }

    [SkippableFact]
    public async Task A_command_that_closes_its_output_is_waited_for_and_its_code_told()
    {
        await using var run = await HostileRun.StartAsync("echo before; exec >&- 2>&-; sleep 1; exit 4");
        var item = await run.CompletedAsync();
        Assert.Equal((4, "before\n"), (item.GetProperty("exitCode").GetInt32(), item.GetProperty("aggregatedOutput").GetString()));
        Assert.Contains("Process exited with code 4", await run.OutputAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Output_that_is_no_text_is_shown_as_text()
    {
        await using var run = await HostileRun.StartAsync("printf 'a\\000b\\377\\376c\\033[0m\\n'");
        Assert.Equal("a\0b��c\u001b[0m\n", (await run.CompletedAsync()).GetProperty("aggregatedOutput").GetString());
        Assert.EndsWith("a\0b��c\u001b[0m\n", await run.OutputAsync(), StringComparison.Ordinal);
    }

    /// <summary>A daemon whose model runs one command.</summary>
    private sealed class HostileRun : IAsyncDisposable
    {
        private readonly FakeResponsesServer _model;
        private readonly DaemonHome _home;
        private string _thread = "";

        private HostileRun(FakeResponsesServer model, DaemonHome home, DaemonUnderTest daemon)
        {
            _model = model;
            _home = home;
            Daemon = daemon;
        }

        public DaemonUnderTest Daemon { get; }

        /// <summary>Completes when the command has started.</summary>
        public static async Task<HostileRun> StartAsync(string command, string sandbox = "workspace-write")
        {
            Skip.IfNot(OperatingSystem.IsLinux(), "looks into /proc");
            var arguments = $$"""{"cmd":"{{JsonEncodedText.Encode(command)}}","login":false,"yield_time_ms":30000}""";
            var model = FakeResponsesServer.Start(ModelTurn.Call("exec_command", arguments, "c"), ModelTurn.Say("done"));
            var home = new DaemonHome(model.BaseUrl);
            var run = new HostileRun(model, home, await DaemonUnderTest.StartInitializedAsync(home));
            run._thread = await run.Daemon.StartThreadAsync(home, sandbox);
            await run.Daemon.BeginTurnAsync(run._thread, "go");
            return run;
        }

        public Task<JsonElement> CompletedAsync() => Daemon.CompletedCommandAsync();

        /// <summary>What the model reads of it.</summary>
        public async Task<string> OutputAsync()
        {
            var request = await _model.WaitForRequestsAsync(2).WaitAsync(DaemonUnderTest.Patience);
            return request.Input.Single(item => item.GetProperty("type").GetString() == "function_call_output").GetProperty("output").GetString()!;
        }

        public async Task InterruptAsync()
        {
            await Daemon.ReadUntilAsync(message => message.TryGetProperty("method", out var method) && method.GetString() == "item/started"
                && message.GetProperty("params").GetProperty("item").GetProperty("type").GetString() == "commandExecution");
            await Daemon.SendLineAsync($$"""{"id":1,"method":"turn/interrupt","params":{"threadId":"{{_thread}}","turnId":""} }""");
        }

        /// <summary>But for the daemon's own helper.</summary>
        public Task NothingIsLeftAsync() => Wait.UntilAsync(
            () => ProcessFootprint.Of(Daemon.Pid).Descendants <= 1 && !ProcessFootprint.AnyIn(_home.Workspace), "no process is left behind");

        public async ValueTask DisposeAsync()
        {
            await Daemon.DisposeAsync();
            await _model.DisposeAsync();
            _home.Dispose();
        }
    }
}
