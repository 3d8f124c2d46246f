using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Daemon.IntegrationTests.Harness;
using Daemon.Testing.Model;

namespace Daemon.IntegrationTests;

/// <summary>One whole conversation, line by line. UPDATE_GOLDEN=1 writes the file anew.</summary>
public sealed partial class TranscriptTests
{
    [Fact]
    public async Task A_turn_with_a_command_is_told_as_recorded()
    {
        await using var model = FakeResponsesServer.Start(
            ModelTurn.Reason("Thinking.").AndSay("Let me look.").AndCall("exec_command", """{"cmd":"true","login":false}"""), ModelTurn.SayInParts("All ", "good."));
        using var home = new DaemonHome(model.BaseUrl);
        await using var daemon = await DaemonUnderTest.StartInitializedAsync(home);
        var thread = await daemon.StartThreadAsync(home);
        await daemon.RunTurnAsync(thread, "Is all good?");

        // Usage comes beside the items of tools, in no fixed place: the item of the command is put where it began.
        var transcript = string.Concat(Ordered(daemon.Seen.Select(message => Mask(message.GetRawText(), home))).Select(line => line + "\n"));
        var path = GoldenPath();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(path, transcript);
        }

        Assert.Equal(await File.ReadAllTextAsync(path), transcript);
    }

    private static IEnumerable<string> Ordered(IEnumerable<string> lines)
    {
        var rest = lines.ToList();
        var begun = rest.FindIndex(line => line.Contains("item/started", StringComparison.Ordinal) && line.Contains("commandExecution", StringComparison.Ordinal));
        var done = rest.FindIndex(line => line.Contains("item/completed", StringComparison.Ordinal) && line.Contains("commandExecution", StringComparison.Ordinal));
        Assert.True(begun >= 0 && done > begun);
        var item = rest[done];
        rest.RemoveAt(done);
        rest.Insert(begun + 1, item);
        return rest;
    }

    private static string Mask(string line, DaemonHome home)
    {
        line = line.Replace(home.CodexHome, "$CODEX_HOME", StringComparison.Ordinal).Replace(home.Workspace, "$WORKSPACE", StringComparison.Ordinal);
        line = line.Replace(Environment.MachineName, "$HOST", StringComparison.Ordinal);
        line = Uuids().Replace(line, "$UUID");
        line = Times().Replace(line, "$1:0");
        line = ProcessIds().Replace(line, "\"processId\":\"0\"");
        line = Rollouts().Replace(line, "/sessions/$ROLLOUT.jsonl");
        return UserAgents().Replace(line, "\"userAgent\":\"$USER_AGENT\"");
    }

    private static string GoldenPath([CallerFilePath] string source = "") =>
        Path.Join(Path.GetDirectoryName(source), "Goldens", "turn-with-command.jsonl");

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuids();

    [GeneratedRegex("(\"(?:[a-zA-Z]*(?:At|AtMs)|durationMs)\"):[0-9]+")]
    private static partial Regex Times();

    [GeneratedRegex("\"processId\":\"[0-9]+\"")]
    private static partial Regex ProcessIds();

    [GeneratedRegex("/sessions/[^\"]*\\.jsonl")]
    private static partial Regex Rollouts();

    [GeneratedRegex("\"userAgent\":\"[^\"]*\"")]
    private static partial Regex UserAgents();
}
