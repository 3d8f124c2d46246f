using System.Text.Json.Serialization.Metadata;

namespace Daemon.Protocol.V2.Json;

/// <content>The first version's requests that are still answered.</content>
public static partial class WireJson
{
    private static readonly LegacyJsonContext LegacyContext = new(CreateOptions());

    public static JsonTypeInfo<Legacy.ApplyPatchApprovalParams> ApplyPatchApprovalParams => LegacyContext.ApplyPatchApprovalParams;

    public static JsonTypeInfo<Legacy.ApplyPatchApprovalResponse> ApplyPatchApprovalResponse => LegacyContext.ApplyPatchApprovalResponse;

    public static JsonTypeInfo<Legacy.ExecCommandApprovalParams> ExecCommandApprovalParams => LegacyContext.ExecCommandApprovalParams;

    public static JsonTypeInfo<Legacy.ExecCommandApprovalResponse> ExecCommandApprovalResponse => LegacyContext.ExecCommandApprovalResponse;

    public static JsonTypeInfo<Legacy.GetAuthStatusParams> GetAuthStatusParams => LegacyContext.GetAuthStatusParams;

    public static JsonTypeInfo<Legacy.GetAuthStatusResponse> GetAuthStatusResponse => LegacyContext.GetAuthStatusResponse;
}
