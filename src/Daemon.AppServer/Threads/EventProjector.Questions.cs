using System.Text.Json;
using Daemon.AppServer.Mapping;
using Daemon.Core.Commands;
using Daemon.JsonRpc;
using Daemon.JsonRpc.Messages;
using Daemon.JsonRpc.Payloads;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Protocol.V2.Approvals;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Tools;

namespace Daemon.AppServer.Threads;

/// <content>Questions to the user: requests to every subscriber under one id, of which the first answer counts.</content>
internal sealed partial class EventProjector
{
    private void ProjectQuestion(EventMsg message)
    {
        switch (message)
        {
            case EventMsg.ExecApprovalRequest request:
                Ask(
                    request.ApprovalId,
                    ServerRequestMethods.ItemCommandExecutionRequestApproval,
                    ApprovalParams(request),
                    WireJson.CommandExecutionRequestApprovalParams,
                    answer => new Op.ExecApproval(request.ApprovalId, DecisionMapper.ForCommand(answer)));
                break;
            case EventMsg.NetworkApprovalRequest request:
                Ask(
                    request.ApprovalId,
                    ServerRequestMethods.ItemCommandExecutionRequestApproval,
                    ApprovalParams(request),
                    WireJson.CommandExecutionRequestApprovalParams,
                    answer => new Op.ExecApproval(request.ApprovalId, DecisionMapper.ForCommand(answer)));
                break;
            case EventMsg.ApplyPatchApprovalRequest request:
                Ask(
                    request.ApprovalId,
                    ServerRequestMethods.ItemFileChangeRequestApproval,
                    new FileChangeRequestApprovalParams
                    {
                        ThreadId = thread.Id,
                        TurnId = request.TurnId,
                        ItemId = request.ItemId,
                        StartedAtMs = request.StartedAtMs,
                        Reason = request.Reason,
                        GrantRoot = request.GrantRoot,
                    },
                    WireJson.FileChangeRequestApprovalParams,
                    answer => new Op.PatchApproval(request.ApprovalId, DecisionMapper.ForFileChange(answer)));
                break;
            case EventMsg.PermissionsRequest request:
                Ask(
                    request.RequestId,
                    ServerRequestMethods.ItemPermissionsRequestApproval,
                    new PermissionsRequestApprovalParams
                    {
                        ThreadId = thread.Id,
                        TurnId = request.TurnId,
                        ItemId = request.ItemId,
                        EnvironmentId = "local",
                        StartedAtMs = request.StartedAtMs,
                        Cwd = request.Cwd,
                        Reason = request.Reason,
                        Permissions = AdditionalPermissionsMapper.Requested(request.Wanted),
                    },
                    WireJson.PermissionsRequestApprovalParams,
                    answer => DecisionMapper.Permissions(request.RequestId, answer));
                break;
            case EventMsg.UserInputRequest request:
                Ask(
                    request.RequestId,
                    ServerRequestMethods.ItemToolRequestUserInput,
                    DecisionMapper.Questions(thread.Id, request),
                    WireJson.ToolRequestUserInputParams,
                    answer => new Op.UserInputAnswer(request.RequestId, DecisionMapper.Answers(answer)));
                break;
            case EventMsg.DynamicToolRequest request:
                Ask(
                    request.RequestId,
                    ServerRequestMethods.ItemToolCall,
                    new DynamicToolCallParams
                    {
                        ThreadId = thread.Id,
                        TurnId = request.TurnId,
                        CallId = request.CallId,
                        Namespace = request.Namespace,
                        Tool = request.Tool,
                        Arguments = Parse(request.Arguments),
                    },
                    WireJson.DynamicToolCallParams,
                    answer => DecisionMapper.ToolResult(request.RequestId, answer),
                    isWork: true);
                break;
            case EventMsg.RequestResolved resolved:
                if (thread.Questions.Take(resolved.RequestId) is { } question)
                {
                    daemon.ServerRequests.Remove(question.Id);
                    if (!question.IsWork)
                    {
                        TellResolved(question);
                    }
                }

                break;
        }
    }

    private void Ask<T>(string engineRequestId, string method, T parameters, WireType<T> type, Func<JsonElement?, Op> toOp, bool isWork = false)
    {
        var request = daemon.ServerRequests.Register(
            engineRequestId,
            id => OutboundMessage.Request(new RequestId(id), method, parameters, type),
            answer => Answer(toOp(answer)),
            isWork);
        thread.Questions.Add(request);
        thread.Subscribers.Send(request.Message);
    }

    /// <summary>Runs on the reader loop of the client that answered; the submission queue may be full, so it must not wait there.</summary>
    private void Answer(Op op) => daemon.Queue.Enqueue($"answers {thread.Id}", async () =>
        await thread.SubmitAsync(op, static _ => { }, CancellationToken.None));

    private static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private void TellResolved(PendingServerRequest question) => Tell(
        ServerNotificationMethods.ServerRequestResolved,
        new ServerRequestResolvedNotification { ThreadId = thread.Id, RequestId = new RequestId(question.Id) },
        WireJson.ServerRequestResolvedNotification);

    private CommandExecutionRequestApprovalParams ApprovalParams(EventMsg.ExecApprovalRequest request) => new()
    {
        ThreadId = thread.Id,
        TurnId = request.TurnId,
        ItemId = request.ItemId,
        StartedAtMs = request.StartedAtMs,
        EnvironmentId = "local",
        Reason = request.Reason,
        Command = CommandDisplay.Join(request.Command),
        Cwd = request.Cwd,
        CommandActions = [.. request.Actions.Select(ItemMapper.ToWire)],
        ProposedExecpolicyAmendment = request.ProposedAmendment,
        AdditionalPermissions = request.Additional is { } additional ? AdditionalPermissionsMapper.Additional(additional) : null,
        AvailableDecisions = request is { ProposedAmendment: { } amendment, Additional: null }
            ?
            [
                new CommandExecutionApprovalDecision.Accept(),
                new CommandExecutionApprovalDecision.AcceptWithExecpolicyAmendment(amendment),
                new CommandExecutionApprovalDecision.Cancel(),
            ]
            : [new CommandExecutionApprovalDecision.Accept(), new CommandExecutionApprovalDecision.Cancel()],
    };

    private CommandExecutionRequestApprovalParams ApprovalParams(EventMsg.NetworkApprovalRequest request)
    {
        var allow = new NetworkPolicyAmendment { Host = request.Host, Action = NetworkPolicyRuleAction.Allow };
        return new CommandExecutionRequestApprovalParams
        {
            ThreadId = thread.Id,
            TurnId = request.TurnId,
            ItemId = request.ItemId,
            StartedAtMs = request.StartedAtMs,
            EnvironmentId = "local",
            Reason = $"Network access to {request.Host} requires approval",
            NetworkApprovalContext = new NetworkApprovalContext
            {
                Host = request.Host,
                Protocol = request.Protocol switch
                {
                    "http" => NetworkApprovalProtocol.Http,
                    "https" => NetworkApprovalProtocol.Https,
                    "socks5_tcp" => NetworkApprovalProtocol.Socks5Tcp,
                    _ => NetworkApprovalProtocol.Socks5Udp,
                },
            },
            ProposedNetworkPolicyAmendments = [allow, allow with { Action = NetworkPolicyRuleAction.Deny }],
            AvailableDecisions =
            [
                new CommandExecutionApprovalDecision.Accept(),
                new CommandExecutionApprovalDecision.AcceptForSession(),
                new CommandExecutionApprovalDecision.ApplyNetworkPolicyAmendment(allow),
                new CommandExecutionApprovalDecision.Cancel(),
            ],
        };
    }
}
