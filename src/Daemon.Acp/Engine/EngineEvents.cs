using Daemon.Acp.Sessions;
using Daemon.Acp.Updates;
using Daemon.JsonRpc.Payloads;
using Daemon.Protocol.Acp.Updates;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;

namespace Daemon.Acp.Engine;

/// <summary>Takes the daemon's notifications to the sessions that they are about. What has no place in an editor is left out.</summary>
/// <remarks>Called on the daemon's reader loop, one notification at a time; <see cref="ShowHeld"/> from anywhere.</remarks>
internal sealed class EngineEvents(SessionTable sessions)
{
    /// <summary>Notices that are kept for the first session to come.</summary>
    private const int MaxHeld = 32;

    private readonly Lock _gate = new();
    private readonly List<(string Severity, string Title, string? Details)> _held = [];

    /// <summary>Shows what was told before there was a session to show it in.</summary>
    public void ShowHeld(AcpSession session)
    {
        lock (_gate)
        {
            foreach (var (severity, title, details) in _held)
            {
                session.View.Notice(severity, title, details);
            }

            _held.Clear();
        }
    }

    public void Handle(string method, ReadOnlyMemory<byte> parameters)
    {
        switch (method)
        {
            case ServerNotificationMethods.ItemStarted when Read(parameters, WireJson.ItemStartedNotification) is var p:
                View(p.ThreadId)?.Started(p.Item);
                break;
            case ServerNotificationMethods.ItemCompleted when Read(parameters, WireJson.ItemCompletedNotification) is var p:
                View(p.ThreadId)?.Completed(p.Item);
                break;
            case ServerNotificationMethods.ItemAgentMessageDelta when Read(parameters, WireJson.AgentMessageDeltaNotification) is var p:
                View(p.ThreadId)?.MessageDelta(p.ItemId, p.Delta);
                break;
            case ServerNotificationMethods.ItemPlanDelta when Read(parameters, WireJson.PlanDeltaNotification) is var p:
                View(p.ThreadId)?.MessageDelta(p.ItemId, p.Delta);
                break;
            case ServerNotificationMethods.ItemReasoningSummaryTextDelta when Read(parameters, WireJson.ReasoningSummaryTextDeltaNotification) is var p:
                View(p.ThreadId)?.ThoughtDelta(p.ItemId, p.Delta);
                break;
            case ServerNotificationMethods.ItemReasoningSummaryPartAdded when Read(parameters, WireJson.ReasoningSummaryPartAddedNotification) is var p:
                View(p.ThreadId)?.ThoughtBreak(p.ItemId);
                break;
            case ServerNotificationMethods.ItemCommandExecutionOutputDelta
                when Read(parameters, WireJson.CommandExecutionOutputDeltaNotification) is var p:
                View(p.ThreadId)?.OutputDelta(p.ItemId, p.Delta);
                break;
            case ServerNotificationMethods.TurnPlanUpdated when Read(parameters, WireJson.TurnPlanUpdatedNotification) is var p:
                View(p.ThreadId)?.PlanUpdated(p.Plan);
                break;
            case ServerNotificationMethods.TurnStarted when Read(parameters, WireJson.TurnStartedNotification) is var p:
                sessions.Find(p.ThreadId)?.TurnStarted(p.Turn);
                break;
            case ServerNotificationMethods.TurnCompleted when Read(parameters, WireJson.TurnCompletedNotification) is var p:
                sessions.Find(p.ThreadId)?.TurnCompleted(p.Turn);
                break;
            default:
                HandleAside(method, parameters);
                break;
        }
    }

    private static T Read<T>(ReadOnlyMemory<byte> parameters, WireType<T> type) => type.Parse(parameters.Span);

    private TurnView? View(string threadId) => sessions.Find(threadId)?.View;

    private void HandleAside(string method, ReadOnlyMemory<byte> parameters)
    {
        switch (method)
        {
            case ServerNotificationMethods.ThreadStarted when Read(parameters, WireJson.ThreadStartedNotification) is { Thread: { ParentThreadId: { } parent, Id: var id } }:
                sessions.AddChild(id, parent);
                break;
            case ServerNotificationMethods.ThreadTokenUsageUpdated
                when Read(parameters, WireJson.ThreadTokenUsageUpdatedNotification) is { TokenUsage: { ModelContextWindow: { } size } usage } p:
                View(p.ThreadId)?.Show(new SessionUpdate.Usage { Used = usage.Last.TotalTokens, Size = size });
                break;
            case ServerNotificationMethods.ThreadNameUpdated when Read(parameters, WireJson.ThreadNameUpdatedNotification) is var p:
                View(p.ThreadId)?.Show(new SessionUpdate.SessionInfo { Title = p.ThreadName });
                break;
            case ServerNotificationMethods.ThreadClosed when Read(parameters, WireJson.ThreadClosedNotification) is var p:
                sessions.Remove(p.ThreadId)?.Closed("the daemon closed the thread");
                break;
            case ServerNotificationMethods.Error when Read(parameters, WireJson.ErrorNotification) is { WillRetry: true } p:
                View(p.ThreadId)?.Notice("warning", p.Error.Message, p.Error.AdditionalDetails);
                break;
            case ServerNotificationMethods.Warning when Read(parameters, WireJson.WarningNotification) is var p:
                Notice(p.ThreadId, "warning", p.Message, null);
                break;
            case ServerNotificationMethods.ConfigWarning when Read(parameters, WireJson.ConfigWarningNotification) is var p:
                Notice(null, "warning", p.Summary, p.Details);
                break;
            case ServerNotificationMethods.DeprecationNotice when Read(parameters, WireJson.DeprecationNoticeNotification) is var p:
                Notice(null, "info", p.Summary, p.Details);
                break;
            default:
                // For clients with more to show than an editor's panel.
                break;
        }
    }

    private void Notice(string? threadId, string severity, string title, string? details)
    {
        if (threadId is not null && sessions.FindOwner(threadId) is { } session)
        {
            session.View.Notice(severity, title, details);
            return;
        }

        lock (_gate)
        {
            if (_held.Count < MaxHeld)
            {
                _held.Add((severity, title, details));
            }
        }
    }
}
