using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Permissions;

/// <summary>The sandbox in its short form.</summary>
[JsonConverter(typeof(SandboxModeConverter))]
public enum SandboxMode
{
    ReadOnly,
    WorkspaceWrite,
    DangerFullAccess,
}

/// <summary>The wire names of <see cref="SandboxMode"/>.</summary>
internal sealed class SandboxModeConverter() : WireEnumConverter<SandboxMode>("read-only", "workspace-write", "danger-full-access");
