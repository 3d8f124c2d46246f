using Daemon.Protocol.Permissions;

namespace Daemon.Core.Approvals;

/// <summary>Profiles with what was granted beside them. Pure.</summary>
internal static class GrantedProfile
{
    /// <summary>
    /// The profile and the grants together. A grant is an entry like any other: what the profile denies more exactly stays denied.
    /// </summary>
    public static PermissionProfile Apply(PermissionProfile profile, params ReadOnlySpan<AdditionalPermissions> grants)
    {
        foreach (var grant in grants)
        {
            profile = grant.IsEmpty ? profile : Apply(profile, grant);
        }

        return profile;
    }

    /// <summary>What of <paramref name="offered"/> was asked for: nobody gets more than they wanted.</summary>
    public static AdditionalPermissions Intersect(AdditionalPermissions wanted, AdditionalPermissions offered) => new(
        wanted.Network == true && offered.Network == true ? true : null,
        Within(offered.Read, [.. wanted.Read ?? [], .. wanted.Write ?? []]),
        Within(offered.Write, wanted.Write ?? []));

    /// <summary>Whether nothing of <paramref name="wanted"/> is left to ask for.</summary>
    public static bool Covers(AdditionalPermissions granted, AdditionalPermissions wanted) =>
        (wanted.Network != true || granted.Network == true)
        && (wanted.Read ?? []).All(path => IsWithin(path, [.. granted.Read ?? [], .. granted.Write ?? []]))
        && (wanted.Write ?? []).All(path => IsWithin(path, granted.Write ?? []));

    private static PermissionProfile Apply(PermissionProfile profile, AdditionalPermissions grant) => profile switch
    {
        PermissionProfile.Managed managed => managed with
        {
            FileSystem = managed.FileSystem is FileSystemPolicy.Restricted restricted
                ? restricted with { Entries = [.. restricted.Entries, .. Entries(grant)] }
                : managed.FileSystem,

            // Where rules limit the network, more of it is asked for host by host.
            Network = grant.Network == true && managed.Network == NetworkAccess.Restricted ? NetworkAccess.Enabled : managed.Network,
        },
        PermissionProfile.External external => grant.Network == true ? new PermissionProfile.External(NetworkAccess.Enabled) : external,
        _ => profile,
    };

    private static IEnumerable<FileSystemEntry> Entries(AdditionalPermissions grant) =>
    [
        .. (grant.Read ?? []).Select(path => new FileSystemEntry(new FileSystemTarget.Path(path), FileSystemAccess.Read)),
        .. (grant.Write ?? []).Select(path => new FileSystemEntry(new FileSystemTarget.Path(path), FileSystemAccess.Write)),
    ];

    private static List<string>? Within(IReadOnlyList<string>? offered, IReadOnlyList<string> wanted) =>
        offered?.Where(path => IsWithin(path, wanted)).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } paths ? paths : null;

    private static bool IsWithin(string path, IReadOnlyList<string> folders)
    {
        // Dots are resolved first: a path must not leave the folder that it seems to be in.
        if (!Path.IsPathFullyQualified(path))
        {
            return false;
        }

        var full = Path.GetFullPath(path);
        return folders.Any(folder => full == folder || full.StartsWith(folder.EndsWith('/') ? folder : folder + '/', StringComparison.Ordinal));
    }
}
