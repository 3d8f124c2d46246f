using System.Text.Json;

namespace Daemon.IntegrationTests.Crashes;

/// <summary>
/// What a client may rely on: everything that the daemon told it. What was asked for and not answered may have happened or not.
/// </summary>
internal sealed class ToldState
{
    private readonly Dictionary<int, (string Method, JsonElement Params)> _asked = [];

    /// <summary>The threads that the client knows, with what it was told of each.</summary>
    public Dictionary<string, ToldThread> Threads { get; } = new(StringComparer.Ordinal);

    /// <summary>The value of the one setting that is written.</summary>
    public Candidates Setting { get; } = new("");

    public void Asked(int id, string method, JsonElement parameters)
    {
        _asked[id] = (method, parameters);
        Of(method, parameters)?.Asked(id, ValueOf(method, parameters));
    }

    public void Heard(JsonElement message)
    {
        if (!message.TryGetProperty("method", out var method))
        {
            Answered(message);
        }
        else if (method.GetString() == "item/completed")
        {
            var item = message.GetProperty("params");
            Thread(item)?.Items.Add(item.GetProperty("item").GetProperty("id").GetString()!);
        }
        else if (method.GetString() == "turn/completed")
        {
            var turn = message.GetProperty("params").GetProperty("turn");
            Thread(message.GetProperty("params"))?.Turns.TryAdd(turn.GetProperty("id").GetString()!, turn.GetProperty("status").GetString()!);
        }
    }

    private void Answered(JsonElement answer)
    {
        var id = answer.GetProperty("id").GetInt32();
        if (!_asked.Remove(id, out var asked))
        {
            return;
        }

        var of = Of(asked.Method, asked.Params);
        if (!answer.TryGetProperty("result", out var result))
        {
            of?.Refused(id);
            return;
        }

        of?.Answered(id);
        if (asked.Method == "thread/start")
        {
            Threads.Add(NewId(result), new ToldThread());
        }
        else if (asked.Method == "thread/fork")
        {
            // Its file is there before it is told. It takes the name of its source, whichever that was.
            Threads.Add(NewId(result), new ToldThread { IsFork = true, Name = new Candidates(null) });
        }
    }

    private Candidates? Of(string method, JsonElement parameters) => method switch
    {
        "thread/archive" or "thread/unarchive" or "thread/delete" => Thread(parameters)?.Place,
        "thread/name/set" => Thread(parameters)?.Name,
        "thread/section/move" => Thread(parameters)?.Section,
        "config/value/write" => Setting,
        _ => null,
    };

    private static string ValueOf(string method, JsonElement parameters) => method switch
    {
        "thread/archive" => ToldThread.Archived,
        "thread/unarchive" => ToldThread.Open,
        "thread/delete" => ToldThread.Gone,
        "thread/name/set" => parameters.GetProperty("name").GetString()!,
        "thread/section/move" => parameters.GetProperty("sectionId").GetString() ?? "",
        _ => parameters.GetProperty("value").GetString()!,
    };

    private static string NewId(JsonElement result) => result.GetProperty("thread").GetProperty("id").GetString()!;

    private ToldThread? Thread(JsonElement parameters) =>
        parameters.TryGetProperty("threadId", out var id) ? Threads.GetValueOrDefault(id.GetString()!) : null;
}

/// <summary>What was told of one thread.</summary>
internal sealed class ToldThread
{
    public const string Open = "open";
    public const string Archived = "archived";
    public const string Gone = "gone";

    public HashSet<string> Items { get; } = new(StringComparer.Ordinal);

    /// <summary>The ends of turns, by id.</summary>
    public Dictionary<string, string> Turns { get; } = new(StringComparer.Ordinal);

    /// <summary>Empty while nobody named it.</summary>
    public Candidates Name { get; init; } = new("");

    /// <summary>Empty outside of all sections.</summary>
    public Candidates Section { get; } = new("");

    /// <summary>One of the constants.</summary>
    public Candidates Place { get; } = new(Open);

    public bool IsFork { get; init; }

    /// <summary>Whether it must be on disk: a thread that nothing was done with leaves nothing.</summary>
    public bool IsKept => !Place.Values.All(place => place == Gone) && (Items.Count > 0 || IsFork || !Name.Contains("") || !Section.Contains(""));
}
