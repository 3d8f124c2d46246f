namespace Daemon.Protocol.V2.Json;

/// <content>Configuration and features.</content>
[WireRoot(typeof(Config.ConfigBatchWriteParams))]
[WireRoot(typeof(Config.ConfigReadParams))]
[WireRoot(typeof(Config.ConfigReadResponse))]
[WireRoot(typeof(Config.ConfigRequirementsReadResponse))]
[WireRoot(typeof(Config.ConfigValueWriteParams))]
[WireRoot(typeof(Config.ConfigWriteResponse))]
[WireRoot(typeof(Features.ExperimentalFeatureEnablementSetParams))]
[WireRoot(typeof(Features.ExperimentalFeatureEnablementSetResponse))]
[WireRoot(typeof(Features.ExperimentalFeatureListParams))]
[WireRoot(typeof(Features.ExperimentalFeatureListResponse))]
[WireRoot(typeof(Permissions.WindowsSandboxReadinessResponse))]
[WireRoot(typeof(Permissions.WindowsSandboxSetupCompletedNotification))]
[WireRoot(typeof(Permissions.WindowsSandboxSetupStartParams))]
[WireRoot(typeof(Permissions.WindowsSandboxSetupStartResponse))]
[WireRoot(typeof(Permissions.WindowsWorldWritableWarningNotification))]
public static partial class WireJson;
