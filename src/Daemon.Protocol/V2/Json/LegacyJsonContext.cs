using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Json;

/// <summary>The first version's requests that are still answered.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Legacy.ApplyPatchApprovalParams))]
[JsonSerializable(typeof(Legacy.ApplyPatchApprovalResponse))]
[JsonSerializable(typeof(Legacy.ExecCommandApprovalParams))]
[JsonSerializable(typeof(Legacy.ExecCommandApprovalResponse))]
[JsonSerializable(typeof(Legacy.GetAuthStatusParams))]
[JsonSerializable(typeof(Legacy.GetAuthStatusResponse))]
internal sealed partial class LegacyJsonContext : JsonSerializerContext;
