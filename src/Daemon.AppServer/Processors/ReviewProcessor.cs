using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.JsonRpc;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Protocol.V2.Items;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Reviews;
using ReviewTarget = Daemon.Protocol.SubmissionQueue.ReviewTarget;
using UserInput = Daemon.Protocol.V2.Turns.UserInput;
using WireTarget = Daemon.Protocol.V2.Reviews.ReviewTarget;

namespace Daemon.AppServer.Processors;

/// <summary><c>review/start</c>: a reviewer's turn in the thread.</summary>
internal sealed class ReviewProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods) => methods.Add(
        ClientRequestMethods.ReviewStart, WireJson.ReviewStartParams, WireJson.ReviewStartResponse, StartAsync, p => p.ThreadId);

    private ValueTask StartAsync(Request<ReviewStartResponse> request, ReviewStartParams p)
    {
        var thread = ThreadAccess.Require(daemon, p.ThreadId);
        var target = Target(p.Target);
        return thread.SubmitAsync(
            new Op.Review(target),
            outcome =>
            {
                if (outcome.Refusal is { } refusal)
                {
                    request.Refuse(refusal);
                }
                else
                {
                    request.Respond(Response(thread.Id, outcome.TurnId!, target.Hint));
                }
            },
            request.Cancelled);
    }

    /// <summary>The turn as accepted. What is reviewed stands in the place of the user's words.</summary>
    private static ReviewStartResponse Response(string threadId, string turnId, string hint) => new()
    {
        ReviewThreadId = threadId,
        Turn = TurnMapper.Accepted(turnId) with
        {
            RootTurnId = null,
            Items = [new ThreadItem.UserMessage { Id = turnId, Content = [new UserInput.TextInput { Text = hint }] }],
        },
    };

    private static ReviewTarget Target(WireTarget target) => target switch
    {
        WireTarget.BaseBranch branch => new ReviewTarget.BaseBranch(Required(branch.Branch, "branch")),
        WireTarget.Commit commit => new ReviewTarget.Commit(Required(commit.Sha, "sha"), Optional(commit.Title)),
        WireTarget.Custom custom => new ReviewTarget.Custom(Required(custom.Instructions, "instructions")),
        _ => new ReviewTarget.UncommittedChanges(),
    };

    /// <exception cref="RpcException">There is nothing but white space.</exception>
    private static string Required(string value, string name) =>
        Optional(value) ?? throw new RpcException(ErrorCodes.InvalidRequest, $"{name} must not be empty");

    private static string? Optional(string? value) => value?.Trim() is { Length: > 0 } text ? text : null;
}
