using System.Text.Json;
using Daemon.AppServer.Mapping;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Reading;
using Daemon.Core.Rollout.Store.Annotations;
using Daemon.JsonRpc.Params;
using Daemon.Protocol.Items;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Threads;

/// <summary>
/// Gives a thread the next submission that waits for it whenever a turn has ended well; after any other end the user decides. A
/// submission leaves the backlog when the thread's file has its message: until then it is in flight, and a crash brings it back.
/// </summary>
/// <remarks>Thread-safe. Submissions are given out in the queue of the thread's id only, so never two at a time.</remarks>
internal sealed class Backlog(DaemonState daemon)
{
    /// <summary>What is told when a turn has ended.</summary>
    public void TurnEnded(LoadedThread thread, TurnOutcome outcome) => Guard(thread, () =>
    {
        if (thread.Facts.Ephemeral || !daemon.Annotations.Get(thread.Id).Backlog.Waiting.Any())
        {
            return;
        }

        Change(thread.Id, backlog => backlog with { IsHeld = outcome != TurnOutcome.Completed });
        Continue(thread);
    });

    /// <summary>A message is in the thread's file: it waits no more.</summary>
    public void Recorded(LoadedThread thread, TurnItem.UserMessage message) => Guard(thread, () =>
    {
        if (message.ClientId is not null && daemon.Annotations.Get(thread.Id).Backlog.Submissions.Any(one => one.InFlight))
        {
            Change(thread.Id, backlog => backlog.With(backlog.Submissions.Where(one => !one.InFlight || ClientId(one) != message.ClientId)));
        }
    });

    /// <summary>A thread was read from its file: what was in flight either is there or waits again.</summary>
    public void Reconcile(LoadedThread thread, ThreadHistory history) => Guard(thread, () =>
    {
        if (daemon.Annotations.Get(thread.Id).Backlog.Submissions.Count == 0)
        {
            return;
        }

        var recorded = LastClientIds(history);
        Change(thread.Id, backlog => backlog.With(backlog.Submissions
            .Where(one => !one.InFlight || ClientId(one) is not { } id || !recorded.Contains(id))
            .Select(one => one with { InFlight = false })));
        Continue(thread);
    });

    /// <summary>Begins the next turn unless something runs or the backlog is held.</summary>
    public void Continue(LoadedThread thread) => daemon.Queue.Enqueue(thread.Id, async () =>
    {
        try
        {
            if (thread.Session.ActiveTurnId is null
                && daemon.Annotations.Get(thread.Id).Backlog is { IsHeld: false } backlog
                && backlog.Waiting.FirstOrDefault() is { } next)
            {
                await StartAsync(thread, next, static _ => { }, CancellationToken.None);
            }
        }
        catch (RolloutException failure)
        {
            daemon.Log.Warning(failure, "the backlog of thread {ThreadId} could not be used", thread.Id);
        }
    });

    /// <summary>Submits one of the waiting.</summary>
    /// <param name="answer">Runs at the outcome's place among the thread's events.</param>
    /// <exception cref="RolloutException">The backlog cannot be written.</exception>
    public async ValueTask StartAsync(
        LoadedThread thread, StoredSubmission submission, Action<EventMsg.SubmissionOutcome> answer, CancellationToken cancellationToken)
    {
        var content = Content(submission);
        Change(thread.Id, backlog => (backlog with { IsHeld = false })
            .With(backlog.Submissions.Select(one => one.Id == submission.Id ? one with { InFlight = true } : one)));
        var options = new TurnOptions { ClientUserMessageId = content.ClientUserMessageId };
        await thread.SubmitAsync(
            new Op.UserTurn(InputMapper.FromWire(content.Input), new SettingsPatch(), options),
            outcome =>
            {
                answer(outcome);
                if (outcome.Refusal is not null)
                {
                    Guard(thread, () => Change(thread.Id, backlog => backlog.With(
                        backlog.Submissions.Select(one => one.Id == submission.Id ? one with { InFlight = false } : one))));
                }

                Tell(thread.Id);
            },
            cancellationToken);
    }

    public void Tell(string threadId) => daemon.Clients.Notify(
        ServerNotificationMethods.ThreadQueueChanged,
        new ThreadQueueChangedNotification { ThreadId = threadId },
        WireJson.ThreadQueueChangedNotification);

    public SubmissionBacklog Change(string threadId, Func<SubmissionBacklog, SubmissionBacklog> change) =>
        daemon.Annotations.Update(threadId, before => before with { Backlog = change(before.Backlog) }).Backlog;

    public static QueuedSubmission Content(StoredSubmission submission)
    {
        try
        {
            return WireJson.QueuedSubmission.Parse(submission.Content.Span);
        }
        catch (Exception problem) when (problem is JsonException or ParamsException)
        {
            throw new RolloutException($"queued submission {submission.Id} cannot be read; delete it");
        }
    }

    public static StoredSubmission ToStored(QueuedSubmission submission) =>
        new(submission.Id, WireJson.QueuedSubmission.ToUtf8Bytes(submission));

    /// <summary>The client's names of the messages of the last turn: one in flight can be nowhere else.</summary>
    private static HashSet<string> LastClientIds(ThreadHistory history)
    {
        if (history.Turns is not [.., var last])
        {
            return [];
        }

        using var items = history.OpenItems();
        return items.Read(last).Select(record => (record.Item as TurnItem.UserMessage)?.ClientId).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    private static string? ClientId(StoredSubmission submission)
    {
        using var document = JsonDocument.Parse(submission.Content);
        return document.RootElement.TryGetProperty("clientUserMessageId", out var id) ? id.GetString() : null;
    }

    /// <summary>For what nobody asked for: the thread's course must not depend on it.</summary>
    private void Guard(LoadedThread thread, Action action)
    {
        try
        {
            action();
        }
        catch (RolloutException failure)
        {
            daemon.Log.Warning(failure, "the backlog of thread {ThreadId} could not be kept", thread.Id);
        }
    }
}
