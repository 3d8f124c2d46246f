using Daemon.Core.Rollout.Lines;
using Daemon.ModelClient;
using Daemon.Protocol.Items;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Turns;

/// <summary>What one response brought.</summary>
/// <param name="EndTurn">False when the model wants another request; null when it did not say.</param>
/// <param name="Steered">The response was cut because the user added input.</param>
internal readonly record struct ResponseSummary(TurnItem.AgentMessage? LastMessage, bool? EndTurn, bool Steered, long? TimeToFirstTokenMs);

/// <summary>
/// Gets one response: sends the request, tells its events as they come, hands calls to the dispatcher at once, and tries again when
/// the stream breaks. What was complete before a break is kept and part of the next request.
/// </summary>
internal sealed class ResponseStream(TurnContext context, ToolDispatcher tools)
{
    private static readonly RetryBackoff Backoff = new();
    private readonly long _begun = context.Ports.Clock.GetTimestamp();
    private TurnItem.AgentMessage? _lastMessage;
    private long? _firstTokenMs;
    private bool _called;
    private bool _completed;

    /// <summary>Whether the response ended well, so that its usage is to be told.</summary>
    public bool Completed => _completed;

    public async Task<ResponseSummary> RunAsync(CancellationToken cancelled)
    {
        var retries = context.Ports.StreamMaxRetries(context.Settings.ModelProvider);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(cancelled);
            }
            catch (ModelException failure) when (failure.Retryable && attempt <= retries)
            {
                context.Tell(new EventMsg.Error(context.Turn.Id, RetryNotice(failure.Error, attempt, retries), WillRetry: true));
                await Backoff.WaitAsync(attempt, failure.RetryAfter, context.Ports.Clock, cancelled);

                // Calls of the broken response have begun: their outputs belong into the next request.
                foreach (var output in await tools.CollectAsync())
                {
                    context.Remember(output);
                }
            }
        }
    }

    private async Task<ResponseSummary> AttemptAsync(CancellationToken cancelled)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        var steering = CutWhenSteeredAsync(cut);
        var steered = false;
        _called = false;
        bool? endTurn = null;
        var items = new StreamedItems(context);
        try
        {
            var client = context.Ports.Models(context.Settings.ModelProvider);
            await foreach (var modelEvent in client.StreamAsync(RequestBuilder.Build(context), cut.Token))
            {
                await context.Journal.WhenRoomAsync(cut.Token);
                if (modelEvent is ModelEvent.Completed completed)
                {
                    CountUsage(completed);
                    endTurn = completed.EndTurn;
                    break;
                }

                Handle(modelEvent, items);
            }
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested && cut.IsCancellationRequested)
        {
            steered = true;
        }
        finally
        {
            await cut.CancelAsync();
            await steering;
        }

        return new ResponseSummary(_lastMessage, endTurn, steered, _firstTokenMs);
    }

    private void Handle(ModelEvent modelEvent, StreamedItems items)
    {
        switch (modelEvent)
        {
            case ModelEvent.ItemDone { Item.IsCall: true } call:
                MarkFirstToken();
                _called = true;
                context.Remember(call.Item);
                tools.Dispatch(call.Item);
                break;
            case ModelEvent.ItemDone done:
                MarkFirstToken();
                _lastMessage = items.Complete(done.Item) ?? _lastMessage;
                context.Remember(done.Item);
                break;
            case ModelEvent.Limits limits:
                context.Usage.Limits = limits.Value;
                break;
            case ModelEvent.Created:
                break;
            default:
                MarkFirstToken();
                items.Stream(modelEvent);
                break;
        }
    }

    /// <summary>Input of the user cuts a response that has called nothing yet: what it said so far is out of date.</summary>
    private async Task CutWhenSteeredAsync(CancellationTokenSource cut)
    {
        try
        {
            await context.Turn.WaitForInputAsync(cut.Token);
            if (!_called)
            {
                await cut.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The response ended first.
        }
    }

    private void MarkFirstToken() => _firstTokenMs ??= (long)context.Ports.Clock.GetElapsedTime(_begun).TotalMilliseconds;

    private void CountUsage(ModelEvent.Completed completed)
    {
        if (completed.Usage is { } usage)
        {
            context.Usage.Add(usage);
        }

        context.Conversation.Mark();
        context.Context.AnsweredBy = context.Settings.Model;
        var meter = context.Usage;
        context.Journal.Record(new RolloutLine.TokenUsageRecord(context.Turn.Id, completed.ResponseId, meter.Last, meter.Turn, meter.Total));
        _completed = true;
    }

    private static TurnError RetryNotice(TurnError cause, int attempt, int retries) => new(
        $"Reconnecting... {attempt}/{retries}",
        TurnErrorKind.ResponseStreamDisconnected,
        cause.HttpStatus,
        cause.Message);
}
