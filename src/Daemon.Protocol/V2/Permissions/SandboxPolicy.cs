using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Permissions;

/// <summary>The sandbox in its full form.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(DangerFullAccess), "dangerFullAccess")]
[JsonDerivedType(typeof(ReadOnly), "readOnly")]
[JsonDerivedType(typeof(ExternalSandbox), "externalSandbox")]
[JsonDerivedType(typeof(WorkspaceWrite), "workspaceWrite")]
public abstract record SandboxPolicy
{
    private SandboxPolicy()
    {
    }

    /// <summary>No sandbox.</summary>
    public sealed record DangerFullAccess : SandboxPolicy;

    public sealed record ReadOnly : SandboxPolicy
    {
        public bool NetworkAccess { get; init; }
    }

    /// <summary>Somebody else confines the daemon.</summary>
    public sealed record ExternalSandbox : SandboxPolicy
    {
        public NetworkAccess NetworkAccess { get; init; } = NetworkAccess.Restricted;
    }

    /// <summary>Reads everywhere; writes below the cwd and these roots.</summary>
    public sealed record WorkspaceWrite : SandboxPolicy
    {
        public IReadOnlyList<AbsolutePath> WritableRoots { get; init; } = [];

        public bool NetworkAccess { get; init; }

        public bool ExcludeTmpdirEnvVar { get; init; }

        public bool ExcludeSlashTmp { get; init; }
    }
}
