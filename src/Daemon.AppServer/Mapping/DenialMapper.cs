using Daemon.Protocol.Permissions;
using Daemon.Protocol.V2.Items;

namespace Daemon.AppServer.Mapping;

/// <summary>What a sandbox refused, in the form that clients show.</summary>
internal static class DenialMapper
{
    /// <summary>Null for nothing, so that the member is left out.</summary>
    public static IReadOnlyList<CommandSandboxDenial>? ToWire(IReadOnlyList<DeniedOperation>? denials) => denials is not { Count: > 0 }
        ? null
        :
        [
            .. denials.Select(denial => new CommandSandboxDenial
            {
                Operation = denial.OperationName,
                Target = denial.Target,
                Process = denial.Process,
                Count = denial.Count,
            }),
        ];
}
