using System.Text;
using System.Text.Json;
using Daemon.AppServer;
using Daemon.Cli.Exec;
using Daemon.Execution;
using Daemon.ModelClient;
using Daemon.Protocol.V2.Permissions;
using Serilog.Core;

namespace Daemon.Cli.Tests.Exec;

/// <summary>Whole runs against a daemon in this process, as somebody without an account or a key has them.</summary>
public sealed class OfflineRunTests : IDisposable
{
    private const string Version = "1.2.3";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("codex-cli-tests-");
    private readonly DaemonOptions _options;

    public OfflineRunTests()
    {
        var home = _folder.CreateSubdirectory("home").FullName;
        var work = _folder.CreateSubdirectory("work").FullName;
        Directory.CreateDirectory(Path.Join(work, ".git"));
        _options = new DaemonOptions
        {
            CodexHome = home,
            HomeDirectory = home,
            SystemFolder = Path.Join(home, "system"),
            Cwd = work,
            Shell = "/bin/sh",
            Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["HOME"] = home },
            Version = Version,
        };
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_final_message_stands_alone_on_the_result()
    {
        var (progress, result) = (new StringWriter(), new StringWriter());

        Assert.Equal(0, await RunAsync(Request("hello"), new TextView(progress, result, Version)));

        Assert.StartsWith("This is the offline provider.", result.ToString(), StringComparison.Ordinal);
        Assert.StartsWith($"codex {Version}", progress.ToString(), StringComparison.Ordinal);
        Assert.Contains(_options.Cwd, progress.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("This is the offline provider.", progress.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thread_goes_on_where_it_was_left()
    {
        var first = await EventsAsync(Request("hello"));
        var id = first[0].GetProperty("thread_id").GetString();

        var second = await EventsAsync(Request("hello again") with { ResumeId = id });

        Assert.Equal(["thread.started", "turn.started", "item.completed", "turn.completed"], Types(first));
        Assert.Equal(id, second[0].GetProperty("thread_id").GetString());
        Assert.Equal("turn.completed", second[^1].GetProperty("type").GetString());
    }

    [SkippableFact]
    public async Task A_command_is_told_of_when_it_starts_and_when_it_ends()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "commands run on Linux only");
        var events = await EventsAsync(Request("run: echo over; exit 3") with { Sandbox = SandboxMode.DangerFullAccess });

        Assert.Equal(["thread.started", "turn.started", "item.started", "item.completed", "item.completed", "turn.completed"], Types(events));
        var ended = events[3].GetProperty("item");
        Assert.Equal("over\n", ended.GetProperty("aggregated_output").GetString());
        Assert.Equal(3, ended.GetProperty("exit_code").GetInt32());
    }

    [SkippableFact]
    public async Task A_folder_without_version_control_is_not_written_to()
    {
        Skip.If(Repository.Covers(_folder.FullName), "the folder for temporary files is in a git repository");
        Directory.Delete(Path.Join(_options.Cwd, ".git"));
        var request = Request("hello") with { Sandbox = SandboxMode.WorkspaceWrite };

        var refusal = await Assert.ThrowsAsync<ExecException>(() => EventsAsync(request));

        Assert.Contains("--skip-git-repo-check", refusal.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await EventsAsync(request with { SkipRepositoryCheck = true }));
        Assert.NotEmpty(await EventsAsync(request with { Sandbox = SandboxMode.ReadOnly }));
    }

    [Fact]
    public async Task A_refusal_of_the_daemon_is_an_error_of_the_run() =>
        await Assert.ThrowsAsync<ExecException>(() => EventsAsync(Request("hello") with { ResumeId = Guid.NewGuid().ToString() }));

    private ExecRequest Request(string prompt) => new() { Prompt = prompt, Cwd = _options.Cwd };

    private async Task<IReadOnlyList<JsonElement>> EventsAsync(ExecRequest request)
    {
        using var output = new MemoryStream();
        Assert.Equal(0, await RunAsync(request, new JsonView(output)));
        return
        [
            .. Encoding.UTF8.GetString(output.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];
    }

    private async Task<int> RunAsync(ExecRequest request, IExecView view)
    {
        using var models = new ModelClientFactory(_options.CodexHome, _ => null);
        await using var host = new AppServerHost(
            _options, AppServerHost.LoadConfig(_options), CommandLauncher.Create(), models, TimeProvider.System, Logger.None);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        return await ExecProgram.RunAsync(host, Version, request, view, limit.Token);
    }

    private static IEnumerable<string?> Types(IEnumerable<JsonElement> events) => events.Select(e => e.GetProperty("type").GetString());
}
