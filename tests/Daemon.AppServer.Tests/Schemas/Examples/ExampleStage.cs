using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Daemon.AppServer.Tests.Fakes;
using Daemon.Testing.Model;

namespace Daemon.AppServer.Tests.Schemas.Examples;

/// <summary>
/// What examples are played on: a daemon with a thread of one turn, and a folder with a file. Examples say <c>${THREAD}</c>,
/// <c>${TURN}</c>, <c>${CWD}</c> and <c>${HOME}</c>; what differs from run to run is masked in answers.
/// </summary>
internal sealed partial class ExampleStage : IAsyncDisposable
{
    private readonly ScriptedDaemon _daemon = new((_, _) => ModelTurn.Say("Hello."));
    private readonly List<(string Name, string Value)> _names;
    private string _thread = "";
    private string _turn = "";

    private ExampleStage()
    {
        _names = [("${CWD}", _daemon.Cwd), ("${HOME}", _daemon.Home)];
    }

    public WireClient Client { get; private set; } = null!;

    public static async Task<ExampleStage> SetAsync(bool withHandshake)
    {
        var stage = new ExampleStage();
        await File.WriteAllTextAsync(Path.Join(stage._daemon.Cwd, "hello.txt"), "hello\n");
        if (!withHandshake)
        {
            stage.Client = stage._daemon.Connect();
            return stage;
        }

        stage.Client = await stage._daemon.JoinAsync();
        stage._thread = await stage._daemon.StartThreadAsync(stage.Client);
        var started = await stage.Client.CallAsync("turn/start", ScriptedDaemon.Turn(stage._thread, "Say hello."));
        stage._turn = started.GetProperty("turn").GetProperty("id").GetString()!;
        await stage.Client.NextAsync("turn/completed");
        stage._names.AddRange([("${THREAD}", stage._thread), ("${TURN}", stage._turn)]);
        return stage;
    }

    /// <summary>
    /// A request that an example needs before its own: <c>method</c>, <c>params</c>, and with <c>keep</c> names for texts of the answer,
    /// by their path in it.
    /// </summary>
    public async Task PrepareAsync(JsonObject step)
    {
        var result = await Client.CallAsync(step["method"]!.GetValue<string>(), Fill(step["params"]!.ToJsonString()));
        foreach (var (name, path) in step["keep"]?.AsObject() ?? [])
        {
            _names.Add((name, path!.GetValue<string>().Split('.').Aggregate(result, (at, member) => at.GetProperty(member)).GetString()!));
        }
    }

    /// <summary>Puts this run's values in the place of names.</summary>
    public string Fill(string text) => _names.Aggregate(text, (all, name) => all.Replace(name.Name, name.Value, StringComparison.Ordinal));

    /// <summary>Puts names, and what is the same in each run, in the place of this run's values.</summary>
    public JsonNode? Mask(JsonNode? value, string member = "") => value switch
    {
        JsonObject members => new JsonObject(members.Select(item => KeyValuePair.Create(Text(item.Key, ""), Mask(item.Value, item.Key)))),
        JsonArray items => new JsonArray([.. items.Select(item => Mask(item, member))]),
        JsonValue single when single.TryGetValue(out string? text) => Text(text, member),
        JsonValue single when single.GetValueKind() is System.Text.Json.JsonValueKind.Number && IsOfTheMoment(member) => 0,
        _ => value?.DeepClone(),
    };

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _daemon.DisposeAsync();
    }

    private string Text(string text, string member)
    {
        if (member is "userAgent" or "authUrl" or "authorizationUrl" or "nextCursor" or "backwardsCursor" or "cursor")
        {
            return "…";
        }

        text = _names.Aggregate(text, (all, name) => all.Replace(name.Value, name.Name, StringComparison.Ordinal));
        text = Uuid().Replace(text, "00000000-0000-7000-8000-000000000000");
        text = Digest().Replace(text, "sha256:…");
        text = Date().Replace(text, "2026/01/01/rollout-2026-01-01T00-00-00-");
        text = Moment().Replace(text, "2026-01-01T00:00:00Z");
        return Port().Replace(text, "127.0.0.1:0");
    }

    private static bool IsOfTheMoment(string member) =>
        member is "id" or "value" or "position" || member.EndsWith("At", StringComparison.Ordinal) || member.EndsWith("Ms", StringComparison.Ordinal)
        || member.EndsWith("Bytes", StringComparison.Ordinal);

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex("sha256:[0-9a-f]+")]
    private static partial Regex Digest();

    [GeneratedRegex(@"\d{4}/\d\d/\d\d/rollout-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-")]
    private static partial Regex Date();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")]
    private static partial Regex Moment();

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Port();
}
