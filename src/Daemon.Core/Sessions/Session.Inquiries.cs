using Daemon.Core.AutoReview;
using Daemon.Core.History;
using Daemon.Core.Mcp;
using Daemon.Core.Turns;
using Daemon.ModelClient;
using Daemon.Protocol.Responses;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Sessions;

/// <content>Questions to the model about a thread, beside it: nothing of them becomes part of it.</content>
public sealed partial class Session
{
    private static readonly RetryBackoff Backoff = new();

    /// <summary>Asks the model one thing with the thread's whole history before it. Tools that it calls are not run.</summary>
    /// <exception cref="InquiryException">The thread is not where the caller thinks it is.</exception>
    /// <exception cref="ModelException">The model does not answer.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public async Task<Sample> SampleAsync(SampleRequest sample, CancellationToken cancellationToken)
    {
        var tools = await Servers.CollectAsync(Settings.DisabledPluginIds, cancellationToken);
        var (request, provider) = await InquireAsync(() => Compose(sample, tools), cancellationToken);
        var retries = _ports.StreamMaxRetries(provider);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ReadSampleAsync(_ports.Models(provider).StreamAsync(request, cancellationToken), sample.ExpectedTurnId);
            }
            catch (ModelException failure) when (failure.Retryable && attempt <= retries)
            {
                await Backoff.WaitAsync(attempt, failure.RetryAfter, _ports.Clock, cancellationToken);
            }
        }
    }

    /// <summary>Has the automatic reviewer judge the last call that acted, as if it were asked about now.</summary>
    /// <exception cref="InquiryException">No call has acted, or a turn runs.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public async Task<(string CallId, AutoReviewOutcome Outcome)> ReviewLastCallAsync(CancellationToken cancellationToken)
    {
        var (callId, action, context) = await InquireAsync(LastCall, cancellationToken);
        using var turn = context.Turn;
        return (callId, await new AutoReviewer(context).JudgeAsync(action, cancellationToken));
    }

    /// <summary>Runs <paramref name="answer"/> on the loop.</summary>
    private async Task<T> InquireAsync<T>(Func<T> answer, CancellationToken cancellationToken)
        where T : class
    {
        var answered = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var inquiry = new LoopMessage.Inquiry(() =>
        {
            try
            {
                answered.SetResult(answer());
            }
#pragma warning disable CA1031 // Whatever goes wrong is the asker's to hear, not the loop's.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                answered.SetException(failure);
            }
        });
        try
        {
            await _queue.Writer.WriteAsync(inquiry, cancellationToken);
        }
        catch (System.Threading.Channels.ChannelClosedException)
        {
            throw new InquiryException("the thread is being closed");
        }

        await Task.WhenAny(answered.Task, _loop).WaitAsync(cancellationToken);
        return answered.Task.IsCompleted ? await answered.Task : throw new InquiryException("the thread is being closed");
    }

    private sealed record Question(ModelRequest Request, string Provider);

    private sealed record CallToReview(string CallId, string Action, TurnContext Context);

    private Question Compose(SampleRequest sample, McpToolSet tools)
    {
        if (_turn is not null && !sample.DuringTurn)
        {
            throw new InquiryException("sample source must be idle");
        }

        if (sample.ExpectedTurnId != _lastFinishedTurnId)
        {
            throw new InquiryException("sample source turn must be the latest finished turn");
        }

        HoldForInquiry();
        using var turn = InquiryTurn(sample.Effort);
        var context = Beside(turn);

        // The request begins as the thread's own does, tools included: the provider has read it before.
        context.McpTools = tools;
        return new Question(RequestBuilder.Build(context, "turn", ResponseItems.TextMessage("user", sample.Prompt), withTools: true), turn.Settings.ModelProvider);
    }

    private CallToReview LastCall()
    {
        if (_turn is not null)
        {
            throw new InquiryException("the thread must be idle to be reviewed");
        }

        HoldForInquiry();
        var history = _conversation.Snapshot();
        var call = history.LastOrDefault(item => ActionJson.IsReviewable(item) && history.Any(output => output.IsCallOutput && output.CallId == item.CallId))
            ?? throw new InquiryException("no command, patch, request for permissions or tool call of this thread has been answered yet");
        return new CallToReview(call.CallId!, ActionJson.Call(call, _settings.Cwd), Beside(InquiryTurn(effort: null)));
    }

    /// <summary>A thread at rest may have left its history to its file. A turn has it in memory.</summary>
    private void HoldForInquiry()
    {
        if (_turn is not null)
        {
            return;
        }

        if (HoldConversation() is { } failed)
        {
            throw new InquiryException(failed.Failure!.Message);
        }

        if (_conversation.IsReleasable)
        {
            _release.Change(ConversationKept, Timeout.InfiniteTimeSpan);
        }
    }

    private Turn InquiryTurn(string? effort) => new(
        Guid.CreateVersion7().ToString(),
        "inquiry",
        effort is null ? _settings : _settings with { ReasoningEffort = effort },
        TurnOptions.None,
        TurnKind.Regular,
        NowMs);

    /// <summary>A turn's parts with a copy of the history.</summary>
    private TurnContext Beside(Turn turn)
    {
        var copy = new Conversation();
        copy.Replace(_conversation.Snapshot());
        return NewContext(turn) with { Conversation = copy, Journal = new SilentJournal(_journal) };
    }

    private static async Task<Sample> ReadSampleAsync(IAsyncEnumerable<ModelEvent> events, string turnId)
    {
        string? text = null;
        await foreach (var modelEvent in events)
        {
            if (modelEvent is ModelEvent.ItemDone { Item: { Kind: ResponseItemKind.Message, Role: "assistant" } message })
            {
                text = text is null ? ResponseItems.TextOf(message) : $"{text}\n\n{ResponseItems.TextOf(message)}";
            }
            else if (modelEvent is ModelEvent.Completed completed)
            {
                return new Sample(turnId, completed.ResponseId, text, completed.Usage);
            }
        }

        throw new ModelException(new TurnError("the response ended before it was complete", TurnErrorKind.Other), retryable: false);
    }
}
