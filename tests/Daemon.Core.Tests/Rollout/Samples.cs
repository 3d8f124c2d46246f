using System.Text;
using System.Text.Json;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Lines;
using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Tests.Rollout;

/// <summary>Threads, settings and lines that tests share.</summary>
internal static class Samples
{
    public const string ThreadId = "01a1fde3-0c4c-7f32-a648-9d766ee826f1";

    public static ThreadMeta Meta(HistoryMode mode = HistoryMode.Paginated, string id = ThreadId) => new()
    {
        Id = id,
        SessionId = id,
        Timestamp = new DateTimeOffset(2026, 11, 20, 14, 29, 59, 765, TimeSpan.Zero),
        Cwd = "/ws",
        WorkspaceRoots = ["/ws"],
        Originator = "probe",
        CliVersion = "0.169.0",
        ModelProvider = "mock",
        BaseInstructions = "Be brief.",
        BaseInstructionsModel = "mock-model",
        Mode = mode,
        WindowId = "W1",
    };

    public static SessionSettings Settings() => new()
    {
        Model = "mock-model",
        ModelProvider = "mock",
        Cwd = "/ws",
        WorkspaceRoots = ["/ws"],
        ApprovalPolicy = new ApprovalPolicy.OnRequest(),
        Permissions = new ResolvedPermissionProfile.BuiltIn(":workspace", new PermissionProfile.Managed(
            new FileSystemPolicy.Restricted(
            [
                new FileSystemEntry(new FileSystemTarget.Special(SpecialPathKind.Root), FileSystemAccess.Read),
                new FileSystemEntry(new FileSystemTarget.Special(SpecialPathKind.WorkspaceRoots), FileSystemAccess.Write),
                new FileSystemEntry(new FileSystemTarget.Special(SpecialPathKind.WorkspaceRoots, ".git"), FileSystemAccess.Read, SkipIfMissing: true),
            ]),
            NetworkAccess.Restricted)),
        ReasoningEffort = "high",
    };

    public static RolloutLine User(string turn, string text, string id = "i1") =>
        new RolloutLine.ItemCompleted(turn, new TurnItem.UserMessage(id, [new UserInput.PlainText(text)]), 1795184999874, 1795184999874);

    public static RolloutLine Agent(string turn, string text, string id = "m1") =>
        new RolloutLine.ItemCompleted(turn, new TurnItem.AgentMessage(id, text), 1795184999874, 1795184999875);

    public static RolloutLine Model(string json) => new RolloutLine.ModelItem(ResponseItem.Parse(Encoding.UTF8.GetBytes(json)));

    /// <summary>A turn with one user text and one answer, as a session writes it.</summary>
    public static RolloutLine[] Turn(string id, string text, string answer) =>
    [
        new RolloutLine.TaskStarted(id, 1795184999000, 258400),
        new RolloutLine.TurnContext(id, Settings()),
        Model($$"""{"type":"message","id":"msg_{{id}}","role":"user","content":[{"type":"input_text","text":"{{JsonEncodedText.Encode(text)}}"}]}"""),
        User(id, text, "u-" + id),
        Agent(id, answer, "a-" + id),
        Model($$"""{"type":"message","id":"a-{{id}}","role":"assistant","content":[{"type":"output_text","text":"{{answer}}"}]}"""),
        new RolloutLine.TokenUsageRecord(id, "resp_1", new(100, 0, 0, 10, 0, 110), new(100, 0, 0, 10, 0, 110), new(100, 0, 0, 10, 0, 110)),
        new RolloutLine.TokenCount(new(100, 0, 0, 10, 0, 110), new(100, 0, 0, 10, 0, 110), 258400, RateLimits.Unknown),
        new RolloutLine.TaskComplete(id, answer, null, 1795184999000, 1795185000500, 20),
    ];
}
