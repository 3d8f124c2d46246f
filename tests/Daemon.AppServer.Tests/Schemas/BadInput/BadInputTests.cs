using System.Text.Json;
using System.Text.Json.Nodes;
using Daemon.AppServer.Tests.Fakes;
using Daemon.Protocol.Schemas;

namespace Daemon.AppServer.Tests.Schemas.BadInput;

/// <summary>
/// For every method of the schemas, whoever added it: what breaks the schema is refused as such, and what satisfies it, in whatever
/// state, is answered, with an error that was meant.
/// </summary>
public sealed class BadInputTests
{
    private const string Unknown = "00000000-0000-7000-8000-000000000000";
    private const int InvalidRequest = -32600;
    private const int InternalError = -32603;

    /// <summary>How often the same request is under way at once.</summary>
    private const int Crowd = 8;

    private static readonly string[] OddTexts = ["", "\0", "../../x", "\u202e%s{0}$(x)'\"", "-1"];

    private static readonly ProtocolDescription Protocol = ProtocolDescription.Load(experimental: true);

    public static TheoryData<string> Methods => [.. Protocol.Methods.Where(method => method.Side is MethodSide.ClientRequest).Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task What_breaks_the_schema_is_refused(string name)
    {
        var method = Find(name);
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        var thread = await daemon.StartThreadAsync(client);
        if (method is { Parameters: not null, MayOmitParameters: false })
        {
            Assert.Equal("Invalid request: missing field `params`", await client.RefusedAsync(name, null));
            Assert.Equal("Invalid request: missing field `params`", await client.RefusedAsync(name, "null"));
        }

        var faults = new List<string>();
        foreach (var violation in Violations(method, thread, daemon.Cwd))
        {
            var answer = await client.AskAsync(name, violation.Json);
            if (!IsRefusal(answer))
            {
                faults.Add($"{violation.Place}: {Shortened(violation.Json)} was answered with {Shortened(answer.ToString())}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task What_satisfies_the_schema_is_answered_in_every_state(string name)
    {
        var method = Find(name);
        await using var daemon = new ScriptedDaemon();
        await using var client = await daemon.JoinAsync();
        await using var other = await daemon.JoinAsync();
        var faults = new List<string>();
        var threads = await ThreadsOfAllStatesAsync(daemon, client);
        foreach (var threadId in threads)
        {
            foreach (var parameters in OddSamples(method, threadId, daemon.Cwd))
            {
                Note(faults, parameters, await client.AskAsync(name, parameters));
            }

            foreach (var parameters in Samples(method, threadId, daemon.Cwd))
            {
                Note(faults, parameters, await client.AskAsync(name, parameters));
                Note(faults, parameters, await client.AskAsync(name, parameters));
                foreach (var answer in threadId == threads[^1] ? await CrowdAsync(client, other, name, parameters) : [])
                {
                    Note(faults, parameters, answer);
                }
            }
        }

        // Whatever happened, the daemon goes on.
        await client.CallAsync("thread/loaded/list", "{}");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static MethodSchema Find(string name) => Protocol.Methods.Single(method => method.Name == name);

    private static IReadOnlyList<Violation> Violations(MethodSchema method, string threadId, string folder)
    {
        if (method.Parameters is not { } parameters)
        {
            return [];
        }

        var sample = new SchemaSample(Protocol, threadId, folder).Of(parameters.Schema, whole: true);
        var found = new SchemaViolations(Protocol).Of(parameters.Schema, sample);

        // Null stands for parameters that may be left out.
        return method.MayOmitParameters ? [.. found.Where(violation => violation.Json != "null")] : found;
    }

    // With and without what is optional; with a member that nobody knows; with much in every text and list.
    private static IEnumerable<string?> Samples(MethodSchema method, string threadId, string folder)
    {
        if (method.Parameters is not { } parameters)
        {
            return [null, "{}", """{"unknownMember":[1]}"""];
        }

        var samples = new SchemaSample(Protocol, threadId, folder);
        var known = (JsonNode)samples.Of(parameters.Schema, whole: false)!;
        var more = known.DeepClone();
        if (more is JsonObject members)
        {
            members["unknownMember"] = new JsonArray(1);
        }

        var huge = samples.Of(parameters.Schema, whole: false)!;
        Inflate(huge);
        return [known.ToJsonString(), more.ToJsonString(), samples.Of(parameters.Schema, whole: true)!.ToJsonString(), huge.ToJsonString()];
    }

    private static IEnumerable<string> OddSamples(MethodSchema method, string threadId, string folder) => method.Parameters is not { } parameters
        ? []
        : OddTexts.SelectMany(text => (bool[])[false, true], (text, whole) =>
            new SchemaSample(Protocol, threadId, folder, text).Of(parameters.Schema, whole)!.ToJsonString());

    private static void Inflate(JsonNode value)
    {
        if (value is not JsonObject members)
        {
            return;
        }

        foreach (var (name, member) in members.ToList())
        {
            if (member is JsonValue text && text.GetValueKind() is JsonValueKind.String && text.GetValue<string>() == "x")
            {
                members[name] = new string('x', 200_000);
            }
            else if (member is JsonArray { Count: 1 } list)
            {
                members[name] = new JsonArray([.. Enumerable.Range(0, 2_000).Select(_ => list[0]?.DeepClone())]);
            }
            else if (member is not null)
            {
                Inflate(member);
            }
        }
    }

    /// <summary>None, no id at all, deleted, archived, and last one that works.</summary>
    private static async Task<List<string>> ThreadsOfAllStatesAsync(ScriptedDaemon daemon, WireClient client)
    {
        var deleted = await daemon.StartThreadAsync(client);
        await client.CallAsync("thread/inject_items", Injection(deleted));
        await client.CallAsync("thread/delete", $$"""{"threadId":"{{deleted}}"}""");
        var archived = await daemon.StartThreadAsync(client);
        await client.CallAsync("thread/inject_items", Injection(archived));
        await client.CallAsync("thread/archive", $$"""{"threadId":"{{archived}}"}""");
        var idle = await daemon.StartThreadAsync(client);
        return [Unknown, "not a uuid", deleted, archived, idle];
    }

    private static string Injection(string threadId) =>
        $$"""{"threadId":"{{threadId}}","items":[{"type":"message","role":"user","content":[{"type":"input_text","text":"x"}]}]}""";

    private static async Task<List<JsonElement>> CrowdAsync(WireClient one, WireClient other, string method, string? parameters)
    {
        // All are under way before any answer is read.
        var answers = new List<JsonElement>();
        var posted = new List<(WireClient Client, int Id)>();
        for (var i = 0; i < Crowd; i++)
        {
            var client = i % 2 == 0 ? one : other;
            posted.Add((client, await client.PostAsync(method, parameters)));
        }

        foreach (var (client, id) in posted)
        {
            answers.Add(await client.AnswerAsync(id));
        }

        return answers;
    }

    private static bool IsRefusal(JsonElement answer) =>
        answer.TryGetProperty("error", out var error)
        && error.GetProperty("code").GetInt32() == InvalidRequest
        && error.GetProperty("message").GetString()!.StartsWith("Invalid request: ", StringComparison.Ordinal);

    private static void Note(List<string> faults, string? parameters, JsonElement answer)
    {
        if (answer.TryGetProperty("error", out var error)
            && error.GetProperty("code").GetInt32() == InternalError
            && error.GetProperty("message").GetString()!.StartsWith("internal error;", StringComparison.Ordinal))
        {
            faults.Add($"{Shortened(parameters ?? "no parameters")}: {answer}");
        }
    }

    private static string Shortened(string text) => text.Length <= 400 ? text : text[..400] + "…";
}
