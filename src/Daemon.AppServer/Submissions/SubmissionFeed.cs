using System.Collections.Concurrent;
using Daemon.AppServer.Connections;
using Daemon.Protocol.Items;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Submissions;

namespace Daemon.AppServer.Submissions;

/// <summary>
/// The event queue of one thread as clients of the SQ/EQ protocol see it: the session's events in that protocol's form, each under the
/// client's own id of the submission that it belongs to.
/// </summary>
/// <remarks><see cref="Project"/> is the thread's pump's alone; the rest is thread-safe.</remarks>
internal sealed class SubmissionFeed(string threadId, TimeProvider clock)
{
    /// <summary>Separates the daemon's part of a submission's id, which is unique, from the client's, which need not be.</summary>
    private const char Separator = ':';

    private readonly ConcurrentDictionary<string, Question> _questions = new(StringComparer.Ordinal);

    /// <summary>Commands and patches that were told to begin and have not ended.</summary>
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);

    /// <summary>Commands and patches whose approval may be pending: they begin when it is given.</summary>
    private readonly Dictionary<string, TurnItem> _held = new(StringComparer.Ordinal);

    /// <summary>Who reads the queue.</summary>
    public ClientSet Clients { get; } = new(clock);

    /// <summary>The id under which a client's submission runs in the session.</summary>
    public static string SessionId(string clientId) => $"{Guid.CreateVersion7()}{Separator}{clientId}";

    public void Tell(RawJson message) => Clients.Notify(
        ExtensionMethods.SubmissionEvent,
        new SubmissionEventNotification { ThreadId = threadId, Event = message },
        WireJson.SubmissionEventNotification);

    /// <summary>Takes the question that a submission waits for; null when it waits for none of this kind.</summary>
    /// <returns>The approval's id in the session.</returns>
    public string? Answer(ClientOp.Approval answer)
    {
        if (!_questions.TryGetValue(answer.SubmissionId, out var question) || question.Kind != answer.Of || !question.TryAnswer(answer.Decision))
        {
            return null;
        }

        return question.ApprovalId;
    }

    public void Project(Event message)
    {
        var id = message.SubmissionId[(message.SubmissionId.IndexOf(Separator, StringComparison.Ordinal) + 1)..];
        switch (message.Message)
        {
            case EventMsg.SubmissionOutcome { Refusal: { } refusal }:
                Tell(SubmissionEvents.Error(id, refusal));
                break;
            case EventMsg.SettingsApplied applied:
                Tell(SubmissionEvents.SessionConfigured(id, applied.Settings.Model));
                break;
            case EventMsg.TaskStarted:
                Tell(SubmissionEvents.TaskStarted(id));
                break;
            case EventMsg.TaskComplete:
                _questions.TryRemove(id, out _);
                Tell(SubmissionEvents.TaskComplete(id));
                break;
            case EventMsg.Error error:
                Tell(error.WillRetry ? SubmissionEvents.Background(id, error.Details.Message) : SubmissionEvents.Error(id, error.Details.Message));
                break;
            case EventMsg.Warning warning:
                Tell(SubmissionEvents.Background(id, warning.Message));
                break;
            case EventMsg.BackgroundEvent background:
                Tell(SubmissionEvents.Background(id, background.Message));
                break;
            case EventMsg.ItemStarted started:
                Begin(id, started.Item);
                break;
            case EventMsg.ItemCompleted completed:
                End(id, completed.Item);
                break;
            case EventMsg.ExecApprovalRequest request:
                _questions[id] = new Question(ApprovalKind.Exec, request.ApprovalId, request.ItemId);
                Tell(SubmissionEvents.ExecApproval(id, request));
                break;
            case EventMsg.ApplyPatchApprovalRequest request:
                _questions[id] = new Question(ApprovalKind.Patch, request.ApprovalId, request.ItemId);
                Tell(SubmissionEvents.PatchApproval(id, request));
                break;
            case EventMsg.RequestResolved resolved:
                Resolve(id, resolved.RequestId);
                break;
        }
    }

    /// <summary>A command without a process, and a patch that is not approved yet, wait for an answer.</summary>
    private void Begin(string id, TurnItem item)
    {
        switch (item)
        {
            case TurnItem.CommandExecution { ProcessId: null } or TurnItem.FileChange { AutoApproved: false }:
                _held[item.Id] = item;
                break;
            case TurnItem.CommandExecution or TurnItem.FileChange:
                TellBegin(id, item);
                break;
        }
    }

    private void Resolve(string id, string approvalId)
    {
        if (_questions.TryGetValue(id, out var question) && question.ApprovalId == approvalId)
        {
            _questions.TryRemove(id, out _);
            if (question.Approved && _held.Remove(question.ItemId, out var item))
            {
                TellBegin(id, item);
            }
        }
    }

    private void End(string id, TurnItem item)
    {
        switch (item)
        {
            case TurnItem.AgentMessage message:
                Tell(SubmissionEvents.AgentMessage(id, message.Text));
                break;
            case TurnItem.CommandExecution command when IsToEnd(id, item, command.Status):
                Tell(SubmissionEvents.ExecEnd(id, command));
                break;
            case TurnItem.FileChange change when IsToEnd(id, item, change.Status):
                Tell(SubmissionEvents.PatchEnd(id, change));
                break;
        }
    }

    /// <summary>What was refused never began. What somebody else approved begins and ends here.</summary>
    private bool IsToEnd(string id, TurnItem item, ItemStatus status)
    {
        _held.Remove(item.Id);
        if (!_begun.Contains(item.Id))
        {
            if (status == ItemStatus.Declined)
            {
                return false;
            }

            TellBegin(id, item);
        }

        _begun.Remove(item.Id);
        return true;
    }

    private void TellBegin(string id, TurnItem item)
    {
        _begun.Add(item.Id);
        Tell(item is TurnItem.FileChange change ? SubmissionEvents.PatchBegin(id, change) : SubmissionEvents.ExecBegin(id, (TurnItem.CommandExecution)item));
    }

    /// <summary>What a submission waits for. The first answer counts.</summary>
    private sealed class Question(ApprovalKind kind, string approvalId, string itemId)
    {
        private ReviewDecision? _answer;

        public ApprovalKind Kind { get; } = kind;

        public string ApprovalId { get; } = approvalId;

        public string ItemId { get; } = itemId;

        public bool Approved => Volatile.Read(ref _answer) is ReviewDecision.Approved or ReviewDecision.ApprovedForSession;

        public bool TryAnswer(ReviewDecision decision) => Interlocked.CompareExchange(ref _answer, decision, null) is null;
    }
}
