namespace Daemon.Protocol.V2.Json;

/// <content>The first version's requests that are still answered.</content>
[WireRoot(typeof(Legacy.ApplyPatchApprovalParams))]
[WireRoot(typeof(Legacy.ApplyPatchApprovalResponse))]
[WireRoot(typeof(Legacy.ExecCommandApprovalParams))]
[WireRoot(typeof(Legacy.ExecCommandApprovalResponse))]
[WireRoot(typeof(Legacy.GetAuthStatusParams))]
[WireRoot(typeof(Legacy.GetAuthStatusResponse))]
[WireRoot(typeof(Legacy.GetConversationSummaryParams))]
[WireRoot(typeof(Legacy.GetConversationSummaryResponse))]
[WireRoot(typeof(Legacy.GitDiffToRemoteParams))]
[WireRoot(typeof(Legacy.GitDiffToRemoteResponse))]
public static partial class WireJson;
