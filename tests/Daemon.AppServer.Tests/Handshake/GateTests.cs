using Daemon.AppServer.Tests.Fakes;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Tests.Handshake;

/// <summary>What stands before every handler.</summary>
public sealed class GateTests
{
    private const int InternalError = -32603;
    private const string Unknown = "00000000-0000-7000-8000-000000000000";

    /// <summary>Values that no client sends on purpose; each one is put in the place of the parameters and of each known member.</summary>
    private static readonly string[] OddValues =
        ["null", "true", "7", "-1", "1e400", "9223372036854775807", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "[]", "[null]", "{}", "[[[[{}]]]]", "\"x\""];

    private static readonly string[] Members =
    [
        "threadId", "turnId", "expectedTurnId", "input", "items", "command", "cwd", "model", "effort", "cursor", "limit", "timeoutMs", "path", "config",
        "sandbox", "sandboxPolicy", "approvalPolicy", "permissions", "outputSchema", "collaborationMode", "name", "dataBase64", "query", "roots",
        "runtimeWorkspaceRoots", "serviceTier", "keyPath", "value", "processId", "target", "mergeStrategy", "edits", "watchId", "filePath",
    ];

    [Fact]
    public async Task Nothing_passes_before_the_handshake_and_it_happens_once()
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = daemon.Connect();
        Assert.Equal("Not initialized", await client.RefusedAsync("thread/start", "{}"));
        Assert.StartsWith("Invalid request: unknown variant `nope/x`, expected one of `initialize`, ", await client.RefusedAsync("nope/x", "{}"), StringComparison.Ordinal);
        Assert.Equal("Invalid request: missing field `params`", await client.RefusedAsync("initialize", null));
        await client.InitializeAsync();
        Assert.Equal("Already initialized", await client.RefusedAsync("initialize", """{"clientInfo":{"name":"x","version":"1"}}"""));
    }

    [Fact]
    public async Task The_start_is_over_once_when_the_first_client_is_ready()
    {
        await using var daemon = new ScriptedDaemon();
        for (var i = 0; i < 2; i++)
        {
            await using var client = daemon.Connect();
            await client.InitializeAsync();
            Assert.Equal(i, daemon.ReadyCalls);
            await client.SendAsync("""{"method":"initialized"}""");

            // Messages of a connection are taken in order.
            await client.CallAsync("thread/loaded/list", "{}");
            Assert.Equal(1, daemon.ReadyCalls);
        }
    }

    [Fact]
    public async Task Experimental_methods_and_fields_need_the_capability()
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync(experimental: false);
        Assert.Equal(
            "thread/settings/update requires experimentalApi capability", await client.RefusedAsync("thread/settings/update", $$"""{"threadId":"{{Unknown}}"}"""));
        Assert.Equal("thread/start.permissions requires experimentalApi capability", await client.RefusedAsync("thread/start", """{"permissions":":workspace"}"""));
    }

    [Theory]
    [InlineData("turn/start", ",\"input\":[]", "thread not found: " + Unknown)]
    [InlineData("turn/steer", ",\"input\":[],\"expectedTurnId\":\"x\"", "thread not found: " + Unknown)]
    [InlineData("turn/interrupt", ",\"turnId\":\"x\"", "thread not found: " + Unknown)]
    [InlineData("thread/compact/start", "", "thread not found: " + Unknown)]
    [InlineData("thread/shellCommand", ",\"command\":\"ls\"", "thread not found: " + Unknown)]
    [InlineData("thread/read", "", "thread not loaded: " + Unknown)]
    [InlineData("thread/resume", "", "no rollout found for thread id " + Unknown)]
    public async Task An_unknown_thread_is_named(string method, string more, string message)
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        Assert.Equal(message, await client.RefusedAsync(method, $$"""{"threadId":"{{Unknown}}"{{more}}}"""));
        var malformed = await client.RefusedAsync(method, $$"""{"threadId":"zz"{{more}}}""");
        Assert.StartsWith(method == "thread/resume" ? "invalid session id: " : "invalid thread id: ", malformed, StringComparison.Ordinal);
    }

    /// <summary>No parameters, however wrong, are an internal error, and none stop the connection.</summary>
    [Fact]
    public async Task Odd_parameters_are_refused_or_accepted_but_never_an_internal_error()
    {
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client);
        var faults = new List<string>();
        foreach (var method in ClientRequestMethods.All.Where(IsHarmless))
        {
            foreach (var parameters in OddParameters(thread))
            {
                var answer = await client.AskAsync(method, parameters);
                if (answer.TryGetProperty("error", out var error) && error.GetProperty("code").GetInt32() == InternalError)
                {
                    faults.Add($"{method} {parameters}: {error}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(40)));
    }

    private static IEnumerable<string?> OddParameters(string thread)
    {
        yield return null;
        foreach (var value in OddValues)
        {
            yield return value;
            foreach (var member in Members)
            {
                var rest = member == "threadId" ? "" : $",\"threadId\":\"{thread}\"";
                var complete = member is "input" or "command" or "turnId" or "expectedTurnId" ? "" : ",\"turnId\":\"x\",\"expectedTurnId\":\"x\",\"input\":[{}]";
                yield return $"{{\"{member}\":{value}{rest}}}";
                yield return $"{{\"{member}\":{value}{rest}{complete}}}";
            }
        }
    }

    /// <summary>Those that may rightly fail by I/O, reach outside, or wait for a process are tested by their own families.</summary>
    private static bool IsHarmless(string method) => method switch
    {
        "initialize" => true,
        // Makes turns begin by themselves, as many as there are odd values.
        "thread/goal/set" => false,
        _ => method.StartsWith("turn/", StringComparison.Ordinal) || method.StartsWith("thread/", StringComparison.Ordinal),
    };
}
