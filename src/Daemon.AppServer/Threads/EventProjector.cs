using Daemon.AppServer.Mapping;
using Daemon.Core.Rollout;
using Daemon.JsonRpc.Payloads;
using Daemon.Core.Rollout.Store.Annotations;
using Daemon.Protocol.Items;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Protocol.V2.Items;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Notices;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;

namespace Daemon.AppServer.Threads;

/// <summary>Turns a session's events into the notifications of its thread. Holds no policy: only forms and order.</summary>
/// <remarks>Used by the thread's pump alone.</remarks>
internal sealed partial class EventProjector(DaemonState daemon, LoadedThread thread)
{
    private readonly HashSet<string> _userTurns = new(StringComparer.Ordinal);
    private readonly Backlog _backlog = new(daemon);

    public void Project(Event message)
    {
        switch (message.Message)
        {
            case EventMsg.SubmissionOutcome outcome:
                if (outcome is { Refusal: null, TurnId: { } turnId })
                {
                    _userTurns.Add(turnId);
                }

                thread.Complete(message.SubmissionId, outcome);
                break;
            case EventMsg.AgentMessageDelta delta:
                Tell(
                    ServerNotificationMethods.ItemAgentMessageDelta,
                    new AgentMessageDeltaNotification { ThreadId = thread.Id, TurnId = delta.TurnId, ItemId = delta.ItemId, Delta = delta.Delta },
                    WireJson.AgentMessageDeltaNotification);
                break;
            case EventMsg.ItemStarted started:
                TellStarted(started);
                break;
            case EventMsg.ItemCompleted completed:
                TellCompleted(completed);
                break;
            case EventMsg.TaskStarted started:
                TellTurnStarted(started);
                break;
            case EventMsg.TaskComplete complete:
                TellTurnCompleted(complete);
                break;
            case EventMsg.SettingsApplied applied:
                Tell(
                    ServerNotificationMethods.ThreadSettingsUpdated,
                    new ThreadSettingsUpdatedNotification { ThreadId = thread.Id, ThreadSettings = ThreadMapper.Settings(applied.Settings) },
                    WireJson.ThreadSettingsUpdatedNotification);
                break;
            case EventMsg.WaitingChanged waiting:
                thread.SetStatus(waiting is { InTurn: false, OnApproval: false, OnUserInput: false } && thread.Session.ActiveTurnId is null
                    ? new ThreadStatus.Idle()
                    : Active(waiting.OnApproval, waiting.OnUserInput));
                break;
            case EventMsg.Error error:
                TellError(error);
                break;
            case EventMsg.Warning warning:
                Tell(
                    ServerNotificationMethods.Warning,
                    new WarningNotification { ThreadId = thread.Id, Message = warning.Message },
                    WireJson.WarningNotification);
                break;
            default:
                if (!ProjectDetail(message.Message) && !ProjectServers(message.Message))
                {
                    ProjectQuestion(message.Message);
                }

                break;
        }
    }

    private void Tell<T>(string method, T parameters, WireType<T> type, bool experimental = false) =>
        thread.Subscribers.Notify(method, parameters, type, experimental);

    private void TellStarted(EventMsg.ItemStarted started) => Tell(
        ServerNotificationMethods.ItemStarted,
        new ItemStartedNotification
        {
            Item = ItemMapper.ToWire(started.Item, started.StartedAtMs, null),
            ThreadId = thread.Id,
            TurnId = started.TurnId,
            StartedAtMs = started.StartedAtMs,
        },
        WireJson.ItemStartedNotification);

    private void TellCompleted(EventMsg.ItemCompleted completed)
    {
        if (completed.Item is TurnItem.UserMessage message && !thread.Facts.Ephemeral)
        {
            NoteMessage(message);
        }

        Tell(
            ServerNotificationMethods.ItemCompleted,
            new ItemCompletedNotification
            {
                Item = ItemMapper.ToWire(completed.Item, completed.StartedAtMs, completed.CompletedAtMs),
                ThreadId = thread.Id,
                TurnId = completed.TurnId,
                CompletedAtMs = completed.CompletedAtMs,
            },
            WireJson.ItemCompletedNotification);
    }

    private void NoteMessage(TurnItem.UserMessage message)
    {
        if (thread.Facts.Preview.Length == 0)
        {
            var text = string.Concat(message.Content.OfType<Daemon.Protocol.Items.UserInput.PlainText>().Select(part => part.Text));
            thread.UpdateFacts(facts => facts with { Preview = text });
        }

        _backlog.Recorded(thread, message);
    }

    private void TellTurnStarted(EventMsg.TaskStarted started)
    {
        thread.SetStatus(Active(false, false));
        Tell(
            ServerNotificationMethods.TurnStarted,
            new TurnStartedNotification { ThreadId = thread.Id, Turn = TurnMapper.Started(started.TurnId, started.StartedAtMs / 1000, started.RootTurnId) },
            WireJson.TurnStartedNotification);
    }

    private void TellError(EventMsg.Error error)
    {
        if (!error.WillRetry)
        {
            thread.SetStatus(new ThreadStatus.SystemError());
        }

        Tell(
            ServerNotificationMethods.Error,
            new ErrorNotification
            {
                Error = ErrorMapper.ToWire(error.Details),
                WillRetry = error.WillRetry,
                ThreadId = thread.Id,
                TurnId = error.TurnId,
            },
            WireJson.ErrorNotification);
    }

    private void TellTurnCompleted(EventMsg.TaskComplete complete)
    {
        thread.UpdateFacts(facts => facts with { UpdatedAt = complete.CompletedAtMs / 1000 });
        if (_userTurns.Remove(complete.TurnId) && complete.Outcome != TurnOutcome.Interrupted && !thread.Facts.Ephemeral)
        {
            TellUnread(complete.TurnId);
        }

        if (complete.Outcome != TurnOutcome.Failed)
        {
            thread.SetStatus(new ThreadStatus.Idle());
        }

        Tell(
            ServerNotificationMethods.TurnCompleted,
            new TurnCompletedNotification { ThreadId = thread.Id, Turn = TurnMapper.Completed(complete) },
            WireJson.TurnCompletedNotification);
        foreach (var question in thread.Questions.TakeAll())
        {
            daemon.ServerRequests.Remove(question.Id);
            if (!question.IsWork)
            {
                TellResolved(question);
            }
        }

        _backlog.TurnEnded(thread, complete.Outcome);
        thread.AwaitUnloading();
    }

    private void TellUnread(string turnId)
    {
        ThreadAnnotation known;
        try
        {
            known = daemon.Annotations.Update(thread.Id, before => before with
            {
                Read = new StoredReadState(before.Read?.FirstUnreadTurnId ?? turnId, Guid.NewGuid().ToString()),
            });
        }
        catch (RolloutException failure)
        {
            // The turn's end is still to be told: it must not depend on this.
            daemon.Log.Warning(failure, "the read state of thread {ThreadId} could not be kept", thread.Id);
            return;
        }

        Tell(
            ServerNotificationMethods.ThreadReadStateChanged,
            new ThreadReadStateChangedNotification { ThreadId = thread.Id, ReadState = ThreadViews.ReadState(thread.Id, known) },
            WireJson.ThreadReadStateChangedNotification,
            experimental: true);
    }

    private static ThreadStatus.Active Active(bool onApproval, bool onUserInput)
    {
        var flags = new List<ThreadActiveFlag>(2);
        if (onApproval)
        {
            flags.Add(ThreadActiveFlag.WaitingOnApproval);
        }

        if (onUserInput)
        {
            flags.Add(ThreadActiveFlag.WaitingOnUserInput);
        }

        return new ThreadStatus.Active { ActiveFlags = flags };
    }
}
