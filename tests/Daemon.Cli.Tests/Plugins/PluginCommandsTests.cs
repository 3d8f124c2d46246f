using Daemon.AppServer;
using Daemon.Cli.Plugins;
using Daemon.Config.Plugins;
using Daemon.Execution;

namespace Daemon.Cli.Tests.Plugins;

/// <summary><c>codex plugin</c> over a CODEX_HOME of its own.</summary>
public sealed class PluginCommandsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("codex-plugin-");

    public PluginCommandsTests()
    {
        Write("shelf/.agents/plugins/marketplace.json", """{"name":"acme","plugins":[{"name":"demo","source":"./demo"},{"name":"ghost","source":"./ghost"}]}""");
        Write("shelf/demo/.codex-plugin/plugin.json", """{"name":"demo","version":"1.2"}""");
    }

    private string Shelf => Path.Join(_folder.FullName, "shelf");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Plugins_are_listed_added_and_removed()
    {
        Assert.Equal("No marketplace plugins found.\n", await RunAsync(c => c.ListAsync(null, false, false)));
        Assert.Equal("No plugin marketplaces in scope.\n", await RunAsync(c => c.ListMarketplacesAsync(false)));
        Assert.Equal($"Added marketplace `acme` from {Shelf}.\nInstalled marketplace root: {Shelf}\n", await RunAsync(c => c.AddMarketplaceAsync("./shelf", null, [], false, default)));
        Assert.Equal($"MARKETPLACE  ROOT\nacme         {Shelf}\n", await RunAsync(c => c.ListMarketplacesAsync(false)));
        var installed = Path.Join(_folder.FullName, "home", "plugins", "cache", "acme", "demo", "1.2");
        Assert.Equal($"Added plugin `demo` from marketplace `acme`.\nInstalled plugin root: {installed}\n", await RunAsync(c => c.AddAsync("demo@acme", null, false, default)));
        Assert.Equal(
            $"""
            Marketplace `acme`
            {Shelf}/.agents/plugins/marketplace.json

            PLUGIN      STATUS              VERSION  SOURCE
            demo@acme   installed, enabled  1.2      {Shelf}/demo
            ghost@acme  not installed                {Shelf}/ghost

            """,
            await RunAsync(c => c.ListAsync(null, false, false)));
        Assert.Contains("\"version\": \"1.2\"", await RunAsync(c => c.ListAsync("acme", true, false)), StringComparison.Ordinal);
        Assert.DoesNotContain("ghost", await RunAsync(c => c.ListAsync("acme", true, false)), StringComparison.Ordinal);
        Assert.Contains("\"pluginId\": \"ghost@acme\"", await RunAsync(c => c.ListAsync(null, true, true)), StringComparison.Ordinal);
        Assert.Equal("Removed plugin `demo` from marketplace `acme`.\n", await RunAsync(c => c.RemoveAsync("demo", "acme", false, default)));
        Assert.False(Directory.Exists(installed));
        Assert.Equal("Removed marketplace `acme`.\n", await RunAsync(c => c.RemoveMarketplaceAsync("acme", false, default)));
        Assert.Equal("No configured Git marketplaces to upgrade.\n", await RunAsync(c => c.UpgradeAsync(null, false, default)));
    }

    [Theory]
    [InlineData("demo", null, "requires --marketplace")]
    [InlineData("demo@nope", null, "was not found in marketplace `nope`")]
    [InlineData("a b@acme", null, "is no <plugin>@<marketplace>")]
    [InlineData("demo", "a b", "invalid marketplace name")]
    public async Task What_names_no_plugin_is_refused(string selector, string? marketplace, string words)
    {
        var failure = await Assert.ThrowsAsync<PluginException>(() => RunAsync(c => c.AddAsync(selector, marketplace, false, default)));
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(Func<PluginCommands, Task> work)
    {
        var options = new DaemonOptions
        {
            CodexHome = _folder.CreateSubdirectory("home").FullName,
            HomeDirectory = _folder.CreateSubdirectory("user").FullName,
            SystemFolder = Path.Join(_folder.FullName, "etc"),
            Cwd = _folder.FullName,
            Shell = "/bin/sh",
            Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" },
            Version = "0.169.0",
        };
        await using var output = new StringWriter { NewLine = "\n" };
        await work(new PluginCommands(options, CommandLauncher.Create(), output));
        return output.ToString();
    }

    private void Write(string path, string text)
    {
        var file = Path.Join(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
