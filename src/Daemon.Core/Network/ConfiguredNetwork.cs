using Daemon.Config.Model;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Network;

/// <summary>
/// The network rules of a thread's profile as the configuration has them now: a profile that was chosen before they changed, or read from
/// the thread's record (which keeps none), follows them as long as the configuration selects the same profile.
/// </summary>
internal static class ConfiguredNetwork
{
    /// <summary>Null when the profile's network is not limited by rules, or nobody knows the rules any more.</summary>
    public static NetworkRules? RulesFor(ResolvedPermissionProfile chosen, EffectiveConfig config)
    {
        if (chosen.Profile is not PermissionProfile.Managed { Network: NetworkAccess.Proxied } managed)
        {
            return null;
        }

        return IsSame(chosen, config.Permissions) && config.Permissions.Profile is PermissionProfile.Managed { NetworkRules: { } rules }
            ? rules
            : managed.NetworkRules;
    }

    private static bool IsSame(ResolvedPermissionProfile chosen, ResolvedPermissionProfile configured) => (chosen, configured) switch
    {
        (ResolvedPermissionProfile.Named a, ResolvedPermissionProfile.Named b) => a.Id == b.Id,
        (ResolvedPermissionProfile.Legacy, ResolvedPermissionProfile.Legacy) => true,
        _ => false,
    };
}
