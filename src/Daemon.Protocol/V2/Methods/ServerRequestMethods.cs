using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Methods;

/// <summary>Every request that the server may send to a client.</summary>
[WireMethods]
public static class ServerRequestMethods
{
    [WireMethod(typeof(Approvals.CommandExecutionRequestApprovalParams), typeof(Approvals.CommandExecutionRequestApprovalResponse))]
    public const string ItemCommandExecutionRequestApproval = "item/commandExecution/requestApproval";
    [WireMethod(typeof(Approvals.FileChangeRequestApprovalParams), typeof(Approvals.FileChangeRequestApprovalResponse))]
    public const string ItemFileChangeRequestApproval = "item/fileChange/requestApproval";
    [WireMethod(typeof(Approvals.ToolRequestUserInputParams), typeof(Approvals.ToolRequestUserInputResponse))]
    public const string ItemToolRequestUserInput = "item/tool/requestUserInput";
    [WireMethod(typeof(Approvals.McpServerElicitationRequestParams), typeof(Approvals.McpServerElicitationRequestResponse))]
    public const string McpServerElicitationRequest = "mcpServer/elicitation/request";
    [WireMethod(typeof(Approvals.PermissionsRequestApprovalParams), typeof(Approvals.PermissionsRequestApprovalResponse))]
    public const string ItemPermissionsRequestApproval = "item/permissions/requestApproval";
    [WireMethod(typeof(Tools.DynamicToolCallParams), typeof(Tools.DynamicToolCallResponse))]
    public const string ItemToolCall = "item/tool/call";
    [WireMethod(typeof(Approvals.ChatgptAuthTokensRefreshParams), typeof(Approvals.ChatgptAuthTokensRefreshResponse))]
    public const string AccountChatgptAuthTokensRefresh = "account/chatgptAuthTokens/refresh";
    [WireMethod(typeof(Approvals.AttestationGenerateParams), typeof(Approvals.AttestationGenerateResponse))]
    public const string AttestationGenerate = "attestation/generate";
    [WireMethod(typeof(Approvals.CurrentTimeReadParams), typeof(Approvals.CurrentTimeReadResponse))]
    public const string CurrentTimeRead = "currentTime/read";
    [WireMethod(typeof(Legacy.ApplyPatchApprovalParams), typeof(Legacy.ApplyPatchApprovalResponse))]
    public const string ApplyPatchApproval = "applyPatchApproval";
    [WireMethod(typeof(Legacy.ExecCommandApprovalParams), typeof(Legacy.ExecCommandApprovalResponse))]
    public const string ExecCommandApproval = "execCommandApproval";

    /// <summary>All of them, in protocol order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ItemCommandExecutionRequestApproval,
        ItemFileChangeRequestApproval,
        ItemToolRequestUserInput,
        McpServerElicitationRequest,
        ItemPermissionsRequestApproval,
        ItemToolCall,
        AccountChatgptAuthTokensRefresh,
        AttestationGenerate,
        CurrentTimeRead,
        ApplyPatchApproval,
        ExecCommandApproval,
    ];
}
