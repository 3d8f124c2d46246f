using System.Collections.Concurrent;
using System.Text;
using Daemon.AppServer.Connections;
using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.Core.Sessions;
using Daemon.JsonRpc;
using Daemon.ModelClient;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Processors.Threads;

/// <summary><c>thread/sample</c> and <c>thread/guardianReview</c>: questions to a model beside a thread, which learns nothing of them.</summary>
internal sealed class ThreadInquiryProcessor(DaemonState daemon) : IProcessor
{
    private const int MaxPromptBytes = 4_000;

    private readonly ConcurrentDictionary<(ClientConnection Client, RequestId Id), CancellationTokenSource> _samples = new();

    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.ThreadSample, WireJson.ThreadSampleParams, WireJson.ThreadSampleResponse, SampleAsync);
        methods.Add(ClientRequestMethods.ThreadSampleCancel, WireJson.ThreadSampleCancelParams, WireJson.EmptyResponse, CancelSample);
        methods.Add(ClientRequestMethods.ThreadGuardianReview, WireJson.ThreadGuardianReviewParams, WireJson.ThreadGuardianReviewResponse, ReviewAsync);
    }

    private async ValueTask SampleAsync(Request<ThreadSampleResponse> request, ThreadSampleParams p)
    {
        if (!daemon.Threads.TryGet(p.ThreadId, out var thread))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "thread/sample requires a loaded source");
        }

        if (p.ExpectedTurnId.Length == 0 || string.IsNullOrWhiteSpace(p.Prompt) || Encoding.UTF8.GetByteCount(p.Prompt) > MaxPromptBytes)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"thread/sample requires expectedTurnId and a prompt of at most {MaxPromptBytes} bytes");
        }

        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(request.Cancelled);
        var key = (request.Client, request.Id);
        _samples[key] = cancelled;
        request.Lasts();
        try
        {
            var sample = await thread.Session.SampleAsync(new SampleRequest(p.ExpectedTurnId, p.Prompt, p.Effort, p.AllowInProgressTurn), cancelled.Token);
            request.Respond(new ThreadSampleResponse
            {
                SourceTurnId = sample.SourceTurnId,
                ResponseId = sample.ResponseId,
                Text = sample.Text,
                InputTokens = sample.Usage?.Input,
                CachedInputTokens = sample.Usage?.CachedInput,
                OutputTokens = sample.Usage?.Output,
            });
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            request.Refuse("sample canceled", ErrorCodes.InternalError);
        }
        catch (InquiryException refusal)
        {
            request.Refuse(refusal.Message);
        }
        catch (ModelException failure)
        {
            request.Refuse(failure.Error.Message, ErrorCodes.InternalError);
        }
        finally
        {
            _samples.TryRemove(key, out _);
        }
    }

    /// <summary>Of a sample that is not there any more nothing is left to cancel.</summary>
    private async ValueTask CancelSample(Request<EmptyResponse> request, ThreadSampleCancelParams p)
    {
        if (_samples.TryRemove((request.Client, p.RequestId), out var sample))
        {
            try
            {
                await sample.CancelAsync();
            }
            catch (ObjectDisposedException)
            {
                // It has just been answered.
            }
        }

        request.Respond(EmptyResponse.Instance);
    }

    private async ValueTask ReviewAsync(Request<ThreadGuardianReviewResponse> request, ThreadGuardianReviewParams p)
    {
        var thread = ThreadAccess.Require(daemon, p.ThreadId);
        request.Lasts();
        try
        {
            var (callId, outcome) = await thread.Session.ReviewLastCallAsync(request.Cancelled);
            request.Respond(new ThreadGuardianReviewResponse { CallId = callId, Assessment = AutoReviewMapper.Assessment(outcome) });
        }
        catch (InquiryException refusal)
        {
            request.Refuse(refusal.Message);
        }
    }
}
