using Daemon.Config.Model;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Network;

/// <summary>
/// The network of a profile under the configuration as it is now. A profile that was chosen before its rules changed, or that was read
/// from a thread's record (which keeps none), follows the configuration as long as that selects the same profile. An open network, as
/// legacy policies of clients ask for, is limited where the feature or the administrator limits every network.
/// </summary>
public static class ConfiguredNetwork
{
    /// <summary>The profile to enforce. Without rules for a limited network, commands under it are refused.</summary>
    public static PermissionProfile Apply(ResolvedPermissionProfile chosen, EffectiveConfig config) => chosen.Profile switch
    {
        PermissionProfile.Managed { Network: NetworkAccess.Proxied } managed when IsSame(chosen, config.Permissions)
            && config.Permissions.Profile is PermissionProfile.Managed { NetworkRules: { } rules } => managed with { NetworkRules = rules },
        PermissionProfile.Managed { Network: NetworkAccess.Enabled } managed when config.OpenNetworkRules is { } rules =>
            managed with { Network = NetworkAccess.Proxied, NetworkRules = rules },
        var unchanged => unchanged,
    };

    /// <summary>The rules of a profile whose network is limited by some; null for others.</summary>
    internal static NetworkRules? RulesOf(PermissionProfile profile) =>
        profile is PermissionProfile.Managed { Network: NetworkAccess.Proxied, NetworkRules: { } rules } ? rules : null;

    private static bool IsSame(ResolvedPermissionProfile chosen, ResolvedPermissionProfile configured) => (chosen, configured) switch
    {
        (ResolvedPermissionProfile.Named a, ResolvedPermissionProfile.Named b) => a.Id == b.Id,
        (ResolvedPermissionProfile.Legacy, ResolvedPermissionProfile.Legacy) => true,
        _ => false,
    };
}
