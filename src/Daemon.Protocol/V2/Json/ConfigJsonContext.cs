using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Json;

/// <summary>Configuration and features.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Config.ConfigBatchWriteParams))]
[JsonSerializable(typeof(Config.ConfigReadParams))]
[JsonSerializable(typeof(Config.ConfigReadResponse))]
[JsonSerializable(typeof(Config.ConfigRequirementsReadResponse))]
[JsonSerializable(typeof(Config.ConfigValueWriteParams))]
[JsonSerializable(typeof(Config.ConfigWriteResponse))]
[JsonSerializable(typeof(Features.ExperimentalFeatureEnablementSetParams))]
[JsonSerializable(typeof(Features.ExperimentalFeatureEnablementSetResponse))]
[JsonSerializable(typeof(Features.ExperimentalFeatureListParams))]
[JsonSerializable(typeof(Features.ExperimentalFeatureListResponse))]
[JsonSerializable(typeof(Permissions.WindowsSandboxReadinessResponse))]
internal sealed partial class ConfigJsonContext : JsonSerializerContext;
