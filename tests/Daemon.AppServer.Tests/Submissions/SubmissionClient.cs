using System.Text.Json;
using Daemon.AppServer.Tests.Fakes;

namespace Daemon.AppServer.Tests.Submissions;

/// <summary>A client of the SQ/EQ protocol over JSON-RPC.</summary>
internal sealed class SubmissionClient(WireClient wire)
{
    private readonly List<JsonElement> _events = [];

    public string? ThreadId { get; private set; }

    /// <summary>Every event read so far as <c>id type</c>.</summary>
    public IEnumerable<string> Trace => _events.Select(e => $"{e.GetProperty("id").GetString()} {TypeOf(e)}");

    public IReadOnlyList<JsonElement> Events => _events;

    /// <summary>Submits without waiting for anything.</summary>
    public Task PostAsync(string id, string op) => wire.PostAsync("submission/submit", Parameters(id, op));

    public Task<string> RefusedAsync(string id, string op) => wire.RefusedAsync("submission/submit", Parameters(id, op));

    /// <summary>Begins a session, or sets it up again.</summary>
    public async Task ConfigureAsync(string id, string policy, string permissions = "\"disk-full-read-access\",\"disk-write-cwd\"", string instructions = "null")
    {
        await PostAsync(id, Configuration(policy, permissions, instructions));
        ThreadId ??= (await wire.ReadUntilAsync(m => m.TryGetProperty("result", out var result) && result.TryGetProperty("accepted", out _)))
            .GetProperty("result").GetProperty("threadId").GetString();
        await NextAsync("session_configured");
    }

    public static string Configuration(string policy, string permissions, string instructions = "null") =>
        $$$"""{"type":"configure_session","model":"mock-model","instructions":{{{instructions}}},"approval_policy":"{{{policy}}}","sandbox_policy":{"permissions":[{{{permissions}}}]}}""";

    public Task SayAsync(string id, string text = "go") => PostAsync(id, $$"""{"type":"user_input","items":[{"type":"text","text":"{{text}}"}]}""");

    /// <summary>Reads on to the next event of this type.</summary>
    public async Task<JsonElement> NextAsync(string type)
    {
        while (true)
        {
            var notification = await wire.NextAsync("submission/event");
            var message = notification.GetProperty("params").GetProperty("event");
            Assert.Equal(ThreadId, notification.GetProperty("params").GetProperty("threadId").GetString());
            _events.Add(message);
            if (TypeOf(message) == type)
            {
                return message.GetProperty("msg");
            }
        }
    }

    private string Parameters(string id, string op)
    {
        var submission = $$"""{"id":"{{id}}","op":{{op}}}""";
        return ThreadId is null ? $$"""{"submission":{{submission}}}""" : $$"""{"threadId":"{{ThreadId}}","submission":{{submission}}}""";
    }

    private static string? TypeOf(JsonElement message) => message.GetProperty("msg").GetProperty("type").GetString();
}
