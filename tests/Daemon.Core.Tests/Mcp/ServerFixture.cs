using System.Text.Json;
using Daemon.Config.Model;
using Daemon.Core.Tests.Fakes;
using Daemon.ModelClient;
using Daemon.Protocol.Items;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Testing.Servers;

namespace Daemon.Core.Tests.Mcp;

/// <summary>Sessions with one tool server, <c>srv</c>.</summary>
internal static class ServerFixture
{
    public const string ReadOnly = """{"name":"look","description":"Looks.","inputSchema":{"type":"object"},"annotations":{"readOnlyHint":true}}""";
    public const string Plain = """{"name":"write-it","title":"Write it","description":"Writes.","inputSchema":{"type":"object","properties":{"a":{"type":"string"}}}}""";
    public const string Harmless = """{"name":"note","annotations":{"destructiveHint":false,"openWorldHint":false}}""";
    public const string Destructive = """{"name":"drop","annotations":{"destructiveHint":true,"title":"Drop"}}""";

    public static FakeToolServer Server(Func<FakeToolConnection, JsonElement, Task<string?>>? onCall = null) => new()
    {
        Tools = [ReadOnly, Plain, Harmless, Destructive],
        Instructions = "Be careful.",
        Answer = (connection, method, parameters) => method == "tools/call" && onCall is not null ? onCall(connection, parameters) : Task.FromResult<string?>(null),
    };

    public static McpServerConfig Config(string name = "srv") => new()
    {
        Name = name,
        Transport = new McpTransportConfig.Stdio("server", [name], new Dictionary<string, string>(), [], null),
    };

    public static HarnessOptions Options(FakeToolServer server, params McpServerConfig[] configs) => new()
    {
        Server = server,
        Config = config => config with { Mcp = new McpConfig { Servers = configs.Length == 0 ? [Config()] : configs } },
    };

    public static ModelEvent Call(string tool, string arguments = "{}", string id = "c1", string space = "mcp__srv") => ModelReply.Raw(
        $$"""{"type":"function_call","id":"fc","call_id":"{{id}}","name":"{{tool}}","namespace":"{{space}}","arguments":{{ModelReply.Quote(arguments)}}}""");

    /// <summary>A session whose model makes one call and is content with the output.</summary>
    public static SessionHarness Session(HarnessOptions options, params object[] calls) =>
        new(new ScriptedModel(ModelReply.Of(calls), ModelReply.Say("ok")), options);

    public static TurnItem.McpToolCall Item(this SessionHarness harness) =>
        harness.Seen.OfType<EventMsg.ItemCompleted>().Select(done => done.Item).OfType<TurnItem.McpToolCall>().Last();

    /// <summary>The text parts of an output behind its header, or the output itself.</summary>
    public static string Output(this SessionHarness harness, string callId = "c1")
    {
        var output = harness.Model.Requests[^1].Input.Single(item => item.IsCallOutput && item.CallId == callId).Json().GetProperty("output");
        return output.ValueKind == JsonValueKind.String
            ? output.GetString()!
            : string.Join('|', output.EnumerateArray().Skip(1).Select(part => part.TryGetProperty("text", out var text) ? text.GetString() : part.GetProperty("image_url").GetString()));
    }
}
