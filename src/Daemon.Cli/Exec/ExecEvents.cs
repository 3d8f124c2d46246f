using Daemon.JsonRpc.Payloads;
using Daemon.Protocol.V2.Items;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;

namespace Daemon.Cli.Exec;

/// <summary>Takes the daemon's notifications to the view, as far as they are about the run's own thread.</summary>
/// <remarks>Calls come one at a time; <see cref="Completed"/> may be awaited from anywhere.</remarks>
internal sealed class ExecEvents(string threadId, IExecView view)
{
    private readonly TaskCompletionSource<ExecOutcome> _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TokenUsageBreakdown? _usage;
    private string? _finalMessage;

    /// <summary>Completes with the turn's end, after the view has shown it. Faults when the view or a payload did.</summary>
    public Task<ExecOutcome> Completed => _completed.Task;

    public void Handle(string method, ReadOnlyMemory<byte> parameters)
    {
        try
        {
            Dispatch(method, parameters);
        }
#pragma warning disable CA1031 // Whoever awaits the turn is told: a closed standard output or a payload that does not parse ends the run.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _completed.TrySetException(error);
        }
    }

    private void Dispatch(string method, ReadOnlyMemory<byte> parameters)
    {
        switch (method)
        {
            case ServerNotificationMethods.ItemStarted when Read(parameters, WireJson.ItemStartedNotification) is { } p && p.ThreadId == threadId:
                view.ItemStarted(p.Item);
                break;
            case ServerNotificationMethods.ItemCompleted when Read(parameters, WireJson.ItemCompletedNotification) is { } p && p.ThreadId == threadId:
                _finalMessage = p.Item is ThreadItem.AgentMessage message ? message.Text : _finalMessage;
                view.ItemCompleted(p.Item);
                break;
            case ServerNotificationMethods.TurnStarted when Read(parameters, WireJson.TurnStartedNotification) is { } p && p.ThreadId == threadId:
                view.TurnStarted();
                break;
            case ServerNotificationMethods.TurnPlanUpdated when Read(parameters, WireJson.TurnPlanUpdatedNotification) is { } p && p.ThreadId == threadId:
                view.PlanUpdated(p.Plan);
                break;
            case ServerNotificationMethods.ThreadTokenUsageUpdated when Read(parameters, WireJson.ThreadTokenUsageUpdatedNotification) is { } p && p.ThreadId == threadId:
                _usage = p.TokenUsage.Total;
                break;
            case ServerNotificationMethods.TurnCompleted when Read(parameters, WireJson.TurnCompletedNotification) is { } p && p.ThreadId == threadId:
                view.TurnEnded(p.Turn, _usage);
                _completed.TrySetResult(new ExecOutcome(p.Turn.Status, _finalMessage));
                break;
            case ServerNotificationMethods.Error when Read(parameters, WireJson.ErrorNotification) is { } p && p.ThreadId == threadId:
                view.Error(p.Error.Message, p.WillRetry);
                break;
            case ServerNotificationMethods.Warning when Read(parameters, WireJson.WarningNotification) is { } p && (p.ThreadId ?? threadId) == threadId:
                view.Warning(p.Message);
                break;
            case ServerNotificationMethods.ConfigWarning:
                var warning = Read(parameters, WireJson.ConfigWarningNotification);
                view.Warning(WithDetails(warning.Summary, warning.Details));
                break;
            case ServerNotificationMethods.DeprecationNotice:
                var notice = Read(parameters, WireJson.DeprecationNoticeNotification);
                view.Warning(WithDetails(notice.Summary, notice.Details));
                break;
            default:
                // Everything else is for clients with a screen.
                break;
        }
    }

    private static T Read<T>(ReadOnlyMemory<byte> parameters, WireType<T> type) => type.Parse(parameters.Span);

    private static string WithDetails(string summary, string? details) => details is { Length: > 0 } ? $"{summary} ({details})" : summary;
}
