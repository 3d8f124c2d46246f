using System.Text.Json.Serialization.Metadata;

namespace Daemon.Protocol.V2.Json;

/// <content>Configuration and features.</content>
public static partial class WireJson
{
    private static readonly ConfigJsonContext ConfigContext = new(CreateOptions());

    public static JsonTypeInfo<Config.ConfigBatchWriteParams> ConfigBatchWriteParams => ConfigContext.ConfigBatchWriteParams;

    public static JsonTypeInfo<Config.ConfigReadParams> ConfigReadParams => ConfigContext.ConfigReadParams;

    public static JsonTypeInfo<Config.ConfigReadResponse> ConfigReadResponse => ConfigContext.ConfigReadResponse;

    public static JsonTypeInfo<Config.ConfigRequirementsReadResponse> ConfigRequirementsReadResponse => ConfigContext.ConfigRequirementsReadResponse;

    public static JsonTypeInfo<Config.ConfigValueWriteParams> ConfigValueWriteParams => ConfigContext.ConfigValueWriteParams;

    public static JsonTypeInfo<Config.ConfigWriteResponse> ConfigWriteResponse => ConfigContext.ConfigWriteResponse;

    public static JsonTypeInfo<Features.ExperimentalFeatureEnablementSetParams> ExperimentalFeatureEnablementSetParams => ConfigContext.ExperimentalFeatureEnablementSetParams;

    public static JsonTypeInfo<Features.ExperimentalFeatureEnablementSetResponse> ExperimentalFeatureEnablementSetResponse => ConfigContext.ExperimentalFeatureEnablementSetResponse;

    public static JsonTypeInfo<Features.ExperimentalFeatureListParams> ExperimentalFeatureListParams => ConfigContext.ExperimentalFeatureListParams;

    public static JsonTypeInfo<Features.ExperimentalFeatureListResponse> ExperimentalFeatureListResponse => ConfigContext.ExperimentalFeatureListResponse;

    public static JsonTypeInfo<Permissions.WindowsSandboxReadinessResponse> WindowsSandboxReadinessResponse => ConfigContext.WindowsSandboxReadinessResponse;
}
