using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Permissions;

/// <summary>The sandbox in its short form.</summary>
public enum SandboxMode
{
    [JsonStringEnumMemberName("read-only")]
    ReadOnly,
    [JsonStringEnumMemberName("workspace-write")]
    WorkspaceWrite,
    [JsonStringEnumMemberName("danger-full-access")]
    DangerFullAccess,
}
