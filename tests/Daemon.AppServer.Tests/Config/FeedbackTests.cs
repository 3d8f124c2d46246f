using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Daemon.AppServer.Tests.Fakes;
using Daemon.Testing.Model;

namespace Daemon.AppServer.Tests.Config;

/// <summary><c>feedback/save</c> and <c>feedback/upload</c>.</summary>
public sealed class FeedbackTests
{
    [Fact]
    public async Task Feedback_is_saved_as_an_archive_for_the_user_alone()
    {
        await using var daemon = new ScriptedDaemon(ModelTurn.Say("ok"));
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client);
        await client.CallAsync("turn/start", ScriptedDaemon.Turn(thread));
        await client.NextAsync("turn/completed");
        var path = Path.Join(daemon.User, "feedback.zip");
        var extra = Path.Join(daemon.User, "extra.log");
        await File.WriteAllTextAsync(extra, "more");
        var saved = await client.CallAsync(
            "feedback/save",
            $$"""{"classification":"bad_result","reason":"it says \"no\"","threadId":"{{thread}}","includeLogs":true,"tags":{"a":"b"},"extraLogFiles":["{{extra}}","/missing"],"savePath":"{{path}}"}""");
        Assert.Equal((path, thread), (saved.GetProperty("savedPath").GetString(), saved.GetProperty("threadId").GetString()));

        using var archive = ZipFile.OpenRead(path);
        using var report = JsonDocument.Parse(Read(archive, "report.json"));
        Assert.Equal($"[Bad result]: Codex session {thread}", report.RootElement.GetProperty("message").GetString());
        var tags = report.RootElement.GetProperty("tags");
        Assert.Equal(("b", "it says \"no\""), (tags.GetProperty("a").GetString(), tags.GetProperty("reason").GetString()));
        using var manifest = JsonDocument.Parse(Read(archive, "manifest.json"));
        var names = manifest.RootElement.EnumerateArray().Select(name => name.GetString()!).ToList();
        Assert.Contains(names, name => name.Contains(thread, StringComparison.Ordinal) && Read(archive, name).Contains("turn_context", StringComparison.Ordinal));
        Assert.Equal("more", Read(archive, names[^1]));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Theory]
    [InlineData("feedback/save", """{"classification":"bug","savePath":"relative"}""", -32600, "must be an absolute host path")]
    [InlineData("feedback/save", """{"classification":"bug","savePath":"/nowhere/at/all"}""", -32603, "failed to save feedback")]
    [InlineData("feedback/save", """{"classification":"bug","savePath":"/x","threadId":"x"}""", -32600, "invalid thread id")]
    [InlineData("feedback/save", """{"classification":"bug"}""", -32600, "missing field `savePath`")]
    [InlineData("feedback/upload", """{"classification":"bug"}""", -32603, "CODEX_FEEDBACK_URL names no http or https address")]
    public async Task Bad_feedback_is_refused(string method, string parameters, int code, string words)
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        var error = (await client.AskAsync(method, parameters)).GetProperty("error");
        Assert.Equal(code, error.GetProperty("code").GetInt32());
        Assert.Contains(words, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feedback_goes_to_the_address_that_the_owner_names()
    {
        await using var sink = FakeResponsesServer.Start(ModelTurn.Status(200, "{}"), ModelTurn.Status(503, "{}"));
        await using var daemon = new ScriptedDaemon(new Dictionary<string, string> { ["CODEX_FEEDBACK_URL"] = sink.BaseUrl });
        await using var client = await daemon.JoinAsync();
        var sent = await client.CallAsync("feedback/upload", """{"classification":"bug"}""");
        Assert.StartsWith("no-active-thread-", sent.GetProperty("threadId").GetString(), StringComparison.Ordinal);
        using var archive = new ZipArchive(new MemoryStream(sink.Requests[0].Body));
        Assert.Contains(sent.GetProperty("threadId").GetString()!, Read(archive, "report.json"), StringComparison.Ordinal);
        Assert.Contains("answered with status 503", await client.RefusedAsync("feedback/upload", """{"classification":"bug"}"""), StringComparison.Ordinal);
    }

    private static string Read(ZipArchive archive, string name)
    {
        using var reader = new StreamReader(archive.GetEntry(name)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
