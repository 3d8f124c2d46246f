using Daemon.AppServer.Mapping;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Protocol.V2.Approvals;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Items;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Mcp;
using Daemon.Protocol.V2.Methods;

namespace Daemon.AppServer.Threads;

/// <content>What tool servers tell and ask.</content>
internal sealed partial class EventProjector
{
    /// <summary>False when the event is none of these.</summary>
    private bool ProjectServers(EventMsg message)
    {
        switch (message)
        {
            case EventMsg.McpServerStartup startup:
                Tell(
                    ServerNotificationMethods.McpServerStartupStatusUpdated,
                    new McpServerStatusUpdatedNotification
                    {
                        ThreadId = thread.Id,
                        Name = startup.Server,
                        Status = State(startup.State),
                        Error = startup.Problem,
                        FailureReason = startup.NeedsSignIn ? McpServerStartupFailureReason.ReauthenticationRequired : null,
                    },
                    WireJson.McpServerStatusUpdatedNotification);
                return true;
            case EventMsg.McpToolCallProgress progress:
                Tell(
                    ServerNotificationMethods.ItemMcpToolCallProgress,
                    new McpToolCallProgressNotification
                    {
                        ThreadId = thread.Id, TurnId = progress.TurnId, ItemId = progress.ItemId, Message = progress.Message,
                    },
                    WireJson.McpToolCallProgressNotification);
                return true;
            case EventMsg.ElicitationRequest request:
                Ask(
                    request.RequestId,
                    ServerRequestMethods.McpServerElicitationRequest,
                    Elicitation(request),
                    WireJson.McpServerElicitationRequestParams,
                    answer => DecisionMapper.ForElicitation(request.RequestId, answer));
                return true;
            default:
                return false;
        }
    }

    private static McpServerStartupState State(McpStartupState state) => state switch
    {
        McpStartupState.Starting => McpServerStartupState.Starting,
        McpStartupState.Ready => McpServerStartupState.Ready,
        McpStartupState.Failed => McpServerStartupState.Failed,
        _ => McpServerStartupState.Cancelled,
    };

    private McpServerElicitationRequestParams Elicitation(EventMsg.ElicitationRequest request) => request.Mode switch
    {
        "url" => new McpServerElicitationRequestParams.Address
        {
            ThreadId = thread.Id,
            TurnId = request.TurnId,
            ServerName = request.Server,
            Meta = Raw(request.Meta),
            Message = request.Message,
            Url = request.Url ?? "",
            ElicitationId = request.ElicitationId ?? "",
        },
        "openai/form" => new McpServerElicitationRequestParams.OpenAiForm
        {
            ThreadId = thread.Id,
            TurnId = request.TurnId,
            ServerName = request.Server,
            Meta = Raw(request.Meta),
            Message = request.Message,
            RequestedSchema = Raw(request.RequestedSchema) ?? RawJson.EmptyObject,
        },
        "openaiForm" => new McpServerElicitationRequestParams.OpenAiFormOfOldName
        {
            ThreadId = thread.Id,
            TurnId = request.TurnId,
            ServerName = request.Server,
            Meta = Raw(request.Meta),
            Message = request.Message,
            RequestedSchema = Raw(request.RequestedSchema) ?? RawJson.EmptyObject,
        },
        _ => new McpServerElicitationRequestParams.Form
        {
            ThreadId = thread.Id,
            TurnId = request.TurnId,
            ServerName = request.Server,
            Meta = Raw(request.Meta),
            Message = request.Message,
            RequestedSchema = Raw(request.RequestedSchema) ?? RawJson.EmptyObject,
        },
    };

    private static RawJson? Raw(ReadOnlyMemory<byte>? json) => json is { } raw ? new RawJson(raw) : null;
}
