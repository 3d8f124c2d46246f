using System.Text.Json.Nodes;
using Daemon.AppServer.Mapping;
using Daemon.AppServer.Tests.Exec;

namespace Daemon.AppServer.Tests.Files;

public sealed class FileTests
{
    [Theory]
    [InlineData("eA", "Invalid padding")]
    [InlineData("e", "Invalid input length: 1")]
    [InlineData("abcde", "Invalid input length: 5")]
    [InlineData("eB==", "Invalid last symbol 66, offset 1.")]
    [InlineData("ab!d", "Invalid symbol 33, offset 2.")]
    [InlineData("====", "Invalid symbol 61, offset 0.")]
    [InlineData("YWJjZA==YQ==", "Invalid symbol 61, offset 6.")]
    public void Sloppy_base64_is_refused(string text, string expected)
    {
        Assert.False(Base64Text.TryDecode(text, out _, out var problem));
        Assert.Equal(expected, problem);
    }

    [Fact]
    public async Task A_write_keeps_the_mode_and_leaves_nothing_beside()
    {
        await using var host = await ExecHost.StartAsync();
        var file = Path.Join(host.Workspace, "f");
        await File.WriteAllTextAsync(file, "old");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Assert.NotNull((await CallAsync(host, "fs/writeFile", file, ",\"dataBase64\":\"bmV3\""))["result"]);
        Assert.Equal("new", await File.ReadAllTextAsync(file));
        Assert.Equal([file], Directory.GetFiles(host.Workspace));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task A_copy_onto_itself_keeps_the_content()
    {
        await using var host = await ExecHost.StartAsync();
        var file = Path.Join(host.Workspace, "f");
        await File.WriteAllTextAsync(file, "kept");
        var path = ExecHost.Quote(file);
        Assert.NotNull((await host.CallAsync("fs/copy", $$"""{"sourcePath":{{path}},"destinationPath":{{path}}}"""))["result"]);
        Assert.Equal("kept", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_tree_is_not_copied_into_itself()
    {
        await using var host = await ExecHost.StartAsync();
        var (from, to) = (ExecHost.Quote(host.Workspace), ExecHost.Quote(Path.Join(host.Workspace, "a", "b")));
        var error = (await host.CallAsync("fs/copy", $$"""{"sourcePath":{{from}},"destinationPath":{{to}},"recursive":true}"""))["error"]!;
        Assert.Equal("fs/copy cannot copy a directory to itself or one of its descendants", (string)error["message"]!);
    }

    [SkippableFact]
    public async Task A_device_is_not_read()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "needs /dev/zero");
        await using var host = await ExecHost.StartAsync();
        Assert.Equal("path `/dev/zero` is not a file", (string)(await CallAsync(host, "fs/readFile", "/dev/zero"))["error"]!["message"]!);
    }

    [Fact]
    public async Task A_watch_tells_of_a_file_that_comes()
    {
        await using var host = await ExecHost.StartAsync();
        var file = Path.Join(host.Workspace, "later");
        Assert.NotNull((await CallAsync(host, "fs/watch", file, ",\"watchId\":\"w\""))["result"]);
        Assert.Equal("watchId already exists: w", (string)(await CallAsync(host, "fs/watch", file, ",\"watchId\":\"w\""))["error"]!["message"]!);
        await File.WriteAllTextAsync(file, "x");
        var change = await host.NotificationAsync("fs/changed");
        Assert.Equal(("w", file), ((string)change["watchId"]!, (string)change["changedPaths"]![0]!));
    }

    private static Task<JsonNode> CallAsync(ExecHost host, string method, string path, string more = "") =>
        host.CallAsync(method, $$"""{"path":{{ExecHost.Quote(path)}}{{more}}}""");
}
