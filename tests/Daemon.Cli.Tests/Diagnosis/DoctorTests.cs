using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Daemon.AppServer;
using Daemon.Cli.Diagnosis;

namespace Daemon.Cli.Tests.Diagnosis;

public sealed class DoctorTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(Path.Join(AppContext.BaseDirectory, "doctor", Guid.NewGuid().ToString("N")));

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Without_any_configuration_all_but_the_machine_is_well()
    {
        var findings = await ExamineAsync("");

        Assert.Equal(FindingStatus.Ok, findings["config.load"].Status);
        Assert.Equal(FindingStatus.Ok, findings["auth.credentials"].Status);
        Assert.Equal(FindingStatus.Ok, findings["reachability.provider"].Status);
        Assert.Equal(FindingStatus.Ok, findings["app-server.status"].Status);
    }

    [Fact]
    public async Task Entries_without_effect_are_named_with_their_place()
    {
        var finding = (await ExamineAsync("modle = \"x\""))["config.load"];

        Assert.Equal(FindingStatus.Warning, finding.Status);
        Assert.Contains(finding.Details, detail => detail.Value.Contains("config.toml:1:1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broken_configuration_fails_and_the_rest_is_still_examined()
    {
        var findings = await ExamineAsync("model = ");

        Assert.Equal(FindingStatus.Fail, findings["config.load"].Status);
        Assert.Equal(FindingStatus.Ok, findings["disk.home"].Status);
    }

    [Fact]
    public async Task A_key_that_is_missing_is_asked_for_and_one_that_is_there_is_not_shown()
    {
        const string Config = """
            model_provider = "p"
            [model_providers.p]
            name = "P"
            env_key = "P_KEY"
            """;

        var missing = (await ExamineAsync(Config))["auth.credentials"];
        var present = (await ExamineAsync(Config, ("P_KEY", "very-secret")))["auth.credentials"];

        Assert.Equal(FindingStatus.Fail, missing.Status);
        Assert.Contains("P_KEY", missing.Remedy, StringComparison.Ordinal);
        Assert.Equal(FindingStatus.Ok, present.Status);
        Assert.DoesNotContain("very-secret", present.ToString() + string.Join(' ', present.Details), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_does_not_answer_is_named()
    {
        using var silent = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)silent.LocalEndPoint!).Port;

        var finding = (await ExamineAsync($"""
            model_provider = "p"
            [model_providers.p]
            name = "P"
            base_url = "http://127.0.0.1:{port}/v1?key=secret"
            """))["reachability.provider"];

        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.Contains($"http://127.0.0.1:{port}/v1 does not answer", finding.Summary, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", finding.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://user:pass@proxy.example:3128", true, "http://proxy.example:3128")]
    [InlineData("proxy", false, "no address")]
    public async Task Proxies_are_shown_without_their_password(string value, bool isWell, string shown)
    {
        var finding = (await ExamineAsync("", ("HTTPS_PROXY", value)))["network.proxy"];

        Assert.Equal(isWell, finding.Status == FindingStatus.Ok);
        Assert.Equal(shown, finding.Details[0].Value);
    }

    [Fact]
    public async Task A_home_that_cannot_be_written_fails()
    {
        var home = Path.Join(_folder.FullName, "file");
        await File.WriteAllTextAsync(home, "");

        var finding = (await ExamineHomeAsync(null, Path.Join(home, "below")))["disk.home"];

        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.Contains("CODEX_HOME", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_for_programs_has_the_worst_status_over_all()
    {
        var json = DoctorJson.Compose(
            [
                new Examination("a.one", new Finding(FindingStatus.Ok, "fine"), TimeSpan.FromMilliseconds(3)),
                new Examination("b.two", new Finding(FindingStatus.Warning, "hm") { Remedy = "do", Details = [("k", "v")] }, TimeSpan.Zero),
            ],
            "1.2",
            DateTimeOffset.UnixEpoch);

        using var report = JsonDocument.Parse(json);
        Assert.Equal("warning", report.RootElement.GetProperty("overallStatus").GetString());
        var two = report.RootElement.GetProperty("checks").GetProperty("b.two");
        Assert.Equal(("b", "do", "v"), (two.GetProperty("category").GetString(), two.GetProperty("remediation").GetString(), two.GetProperty("details").GetProperty("k").GetString()));
    }

    [Fact]
    public void The_report_for_people_shows_facts_of_what_is_wrong_only_unless_asked()
    {
        Examination[] found =
        [
            new("a.one", new Finding(FindingStatus.Ok, "fine") { Details = [("calm", "yes")] }, TimeSpan.Zero),
            new("b.two", new Finding(FindingStatus.Fail, "broken") { Remedy = "mend\nit", Details = [("loud", "yes")] }, TimeSpan.Zero),
        ];

        var text = DoctorText.Compose(found, all: false);

        Assert.DoesNotContain("calm", text, StringComparison.Ordinal);
        Assert.Contains("loud", text, StringComparison.Ordinal);
        Assert.Contains("  to do: mend\n         it", text, StringComparison.Ordinal);
        Assert.EndsWith("1 failed, 0 to look at.", text, StringComparison.Ordinal);
        Assert.Contains("calm", DoctorText.Compose(found, all: true), StringComparison.Ordinal);
    }

    private async Task<Dictionary<string, Finding>> ExamineAsync(string? config, params (string Name, string Value)[] environment) =>
        await ExamineHomeAsync(config, Path.Join(_folder.FullName, "home"), environment);

    private async Task<Dictionary<string, Finding>> ExamineHomeAsync(string? config, string home, params (string Name, string Value)[] environment)
    {
        if (config is not null)
        {
            Directory.CreateDirectory(home);
            await File.WriteAllTextAsync(Path.Join(home, "config.toml"), config);
        }

        var options = new DaemonOptions
        {
            CodexHome = home,
            HomeDirectory = _folder.FullName,
            SystemFolder = Path.Join(_folder.FullName, "etc"),
            Cwd = _folder.FullName,
            Shell = "/bin/sh",
            Environment = environment.ToDictionary(e => e.Name, e => e.Value),
            Version = "1.2.3",
        };
        var found = await Doctor.ExamineAsync(Doctor.For(options), TimeProvider.System, CancellationToken.None);
        return found.ToDictionary(e => e.Id, e => e.Finding);
    }
}
