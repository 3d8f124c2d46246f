namespace Daemon.Protocol.V2.Methods;

/// <summary>Every request that the server may send to a client.</summary>
public static class ServerRequestMethods
{
    public const string ItemCommandExecutionRequestApproval = "item/commandExecution/requestApproval";
    public const string ItemFileChangeRequestApproval = "item/fileChange/requestApproval";
    public const string ItemToolRequestUserInput = "item/tool/requestUserInput";
    public const string McpServerElicitationRequest = "mcpServer/elicitation/request";
    public const string ItemPermissionsRequestApproval = "item/permissions/requestApproval";
    public const string ItemToolCall = "item/tool/call";
    public const string AccountChatgptAuthTokensRefresh = "account/chatgptAuthTokens/refresh";
    public const string AttestationGenerate = "attestation/generate";
    public const string CurrentTimeRead = "currentTime/read";
    public const string ApplyPatchApproval = "applyPatchApproval";
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
