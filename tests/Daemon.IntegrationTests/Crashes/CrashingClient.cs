using System.Text.Json;
using Daemon.IntegrationTests.Harness;

namespace Daemon.IntegrationTests.Crashes;

/// <summary>Keeps a daemon busy with seeded random work on many threads at once until it is killed in the middle of it.</summary>
internal sealed class CrashingClient(DaemonUnderTest daemon, DaemonHome home, ToldState told, Random random)
{
    private const string Pinned = "01984de2-8f74-7c91-a3b2-5c5e937cf318";
    private int _lastId = 1000;

    /// <summary>Works until the daemon is killed, which happens after <paramref name="life"/>.</summary>
    public async Task WorkAsync(TimeSpan life)
    {
        var kill = KillAsync(life);
        var reading = ReadAsync();
        try
        {
            while (!kill.IsCompleted)
            {
                await ActAsync();
                // A breath, so that work overlaps in many ways.
                await Task.Delay(random.Next(0, 12));
            }
        }
        catch (IOException)
        {
            // Killed while it was written to.
        }

        await kill;
        await reading;
    }

    private async Task KillAsync(TimeSpan life)
    {
        await Task.Delay(life);
        await daemon.CrashAsync();
    }

    private async Task ReadAsync()
    {
        while (await daemon.TryReadAsync() is { } message)
        {
            lock (told)
            {
                told.Heard(message);
            }
        }
    }

    private async Task ActAsync()
    {
        var act = random.Next(0, 100);
        if (act < 15)
        {
            await AskAsync("thread/start", $$"""{"cwd":"{{home.Workspace}}","sandbox":"workspace-write","approvalPolicy":"never"{{(random.Next(4) == 0 ? ",\"historyMode\":\"legacy\"" : "")}}}""");
        }
        else if (act < 20)
        {
            await AskAsync("config/value/write", $$"""{"keyPath":"model_reasoning_summary","value":"{{(random.Next(2) == 0 ? "concise" : "detailed")}}","mergeStrategy":"replace"}""");
        }
        else if (Pick() is { } id)
        {
            await (act switch
            {
                < 55 => AskAsync("turn/start", $$"""{"threadId":"{{id}}","input":[{"type":"text","text":"go {{act}}"}]}"""),
                < 62 => AskAsync("thread/fork", $$"""{"threadId":"{{id}}","excludeTurns":true}"""),
                < 70 => AskAsync("thread/archive", Id(id)),
                < 78 => AskAsync("thread/unarchive", Id(id)),
                < 84 => AskAsync("thread/name/set", $$"""{"threadId":"{{id}}","name":"name {{random.Next(1000)}}"}"""),
                < 90 => AskAsync("thread/section/move", $$"""{"threadId":"{{id}}","sectionId":{{(random.Next(3) == 0 ? "null" : $"\"{Pinned}\"")}}}"""),
                < 92 => AskAsync("thread/delete", Id(id)),
                < 96 => AskAsync("turn/interrupt", $$"""{"threadId":"{{id}}","turnId":""}"""),
                _ => AskAsync("thread/resume", $$"""{"threadId":"{{id}}","excludeTurns":true}"""),
            });
        }
    }

    /// <summary>One of the newest threads: the old ones are looked at after each crash as they are.</summary>
    private string? Pick()
    {
        lock (told)
        {
            var ids = told.Threads.Where(thread => thread.Value.Place.Values.Any(place => place != ToldThread.Gone)).Select(thread => thread.Key).TakeLast(8).ToList();
            return ids.Count == 0 ? null : ids[random.Next(ids.Count)];
        }
    }

    private async Task AskAsync(string method, string parameters)
    {
        var id = ++_lastId;
        using var document = JsonDocument.Parse(parameters);
        lock (told)
        {
            told.Asked(id, method, document.RootElement.Clone());
        }

        await daemon.SendLineAsync($$"""{"id":{{id}},"method":"{{method}}","params":{{parameters}}}""");
    }

    private static string Id(string thread) => $$"""{"threadId":"{{thread}}"}""";
}
