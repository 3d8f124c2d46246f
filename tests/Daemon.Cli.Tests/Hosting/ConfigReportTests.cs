using Daemon.AppServer;
using Daemon.Cli.Hosting;

namespace Daemon.Cli.Tests.Hosting;

/// <summary>What commands print about a configuration that they cannot work with.</summary>
public sealed class ConfigReportTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("daemon-report-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void A_working_configuration_is_not_reported() => Assert.Null(Report("model = 'm'\nzork = 1\n", strict: false));

    [Fact]
    public void A_command_shows_the_first_fault_of_a_file() =>
        Assert.Equal(
            """
            Error loading config.toml:
            @home/config.toml:2:9: invalid type: integer `3`, expected a string
              |
            2 | model = 3
              |         ^
            """,
            Report("\nmodel = 3\nzork = 1\n", strict: false));

    [Fact]
    public void Strictly_it_shows_all_of_them() =>
        Assert.Equal(
            """
            Error loading config.toml:
            @home/config.toml:1:9: invalid type: integer `3`, expected a string
              |
            1 | model = 3
              |         ^

            @home/config.toml:2:1: unknown configuration field `notfy`
              |
            2 | notfy = ['x']
              | ^^^^^
            help: did you mean `notify`?
            """,
            Report("model = 3\nnotfy = ['x']\n", strict: true));

    [Fact]
    public void A_fault_of_the_whole_has_no_file() =>
        Assert.Equal(
            "Error: Model provider `nope` not found\n --> @home/config.toml:1:18\n  |\n1 | model_provider = 'nope'\n  |                  ^^^^^^", Report("model_provider = 'nope'\n", strict: true));

    [Theory]
    [InlineData("model = 'm'\n", """{"appServerVersion":"0","configRequirements":{"supportsIndependentSpeedModes":true,"requirements":null}}""", null)]
    [InlineData(
        "\nmodel = 3\n",
        """{"error":{"code":-32600,"data":{"reason":"configLoad","filePath":"@home/config.toml","line":2,"column":9,"detail":"@home/config.toml:2:9: invalid type: integer \u00603\u0060, expected a string"},"message":"failed to load configuration: @home/config.toml:2:9: invalid type: integer \u00603\u0060, expected a string"}}""",
        "@home/config.toml:2:9: invalid type: integer `3`, expected a string\n  |\n2 | model = 3\n  |         ^")]
    [InlineData(
        "model_provider = 'nope'\n",
        """{"error":{"code":-32600,"data":{"reason":"configLoad","filePath":null,"line":null,"column":null,"detail":"Model provider \u0060nope\u0060 not found"},"message":"failed to load configuration: Model provider \u0060nope\u0060 not found"}}""",
        "Model provider `nope` not found\n --> @home/config.toml:1:18\n  |\n1 | model_provider = 'nope'\n  |                  ^^^^^^")]
    public void The_startup_configuration_is_one_line_of_json_in_any_case(string toml, string json, string? problems)
    {
        var (actualJson, actualProblems) = Daemon.Cli.Commands.StartupConfig.Describe(Options(toml, strict: false));

        Assert.Equal(json, Shorten(actualJson));
        Assert.Equal(problems, Shorten(actualProblems));
    }

    private string? Report(string toml, bool strict) => Shorten(ConfigReport.ForCommand(Options(toml, strict)));

    private string? Shorten(string? text) => text?.Replace(_home, "@home", StringComparison.Ordinal);

    private DaemonOptions Options(string toml, bool strict)
    {
        File.WriteAllText(Path.Join(_home, "config.toml"), toml);
        return new DaemonOptions
        {
            CodexHome = _home,
            HomeDirectory = _home,
            SystemFolder = Path.Join(_home, "etc"),
            Cwd = _home,
            Shell = "/bin/sh",
            Environment = new Dictionary<string, string>(),
            Version = "0",
            StrictConfig = strict,
        };
    }
}
