using Daemon.Protocol.Permissions;
using Daemon.Protocol.V2.Permissions;

namespace Daemon.AppServer.Mapping;

/// <summary>Permissions beyond a profile between the engine and the wire.</summary>
internal static class AdditionalPermissionsMapper
{
    public static RequestPermissionProfile Requested(AdditionalPermissions wanted) => new() { Network = Network(wanted), FileSystem = FileSystem(wanted) };

    public static AdditionalPermissionProfile Additional(AdditionalPermissions wanted) => new() { Network = Network(wanted), FileSystem = FileSystem(wanted) };

    /// <summary>What a client grants; patterns and special places are never asked for and grant nothing.</summary>
    public static AdditionalPermissions Granted(GrantedPermissionProfile granted)
    {
        var files = granted.FileSystem;
        return new AdditionalPermissions(
            granted.Network?.Enabled,
            [.. files?.Read ?? [], .. Paths(files, FileSystemAccessMode.Read)],
            [.. files?.Write ?? [], .. Paths(files, FileSystemAccessMode.Write)]);
    }

    private static IEnumerable<string> Paths(AdditionalFileSystemPermissions? files, FileSystemAccessMode access) =>
        (files?.Entries ?? []).Where(entry => entry.Access == access).Select(entry => entry.Path).OfType<FileSystemPath.ExactPath>().Select(path => path.Path);

    private static AdditionalNetworkPermissions? Network(AdditionalPermissions wanted) =>
        wanted.Network == true ? new AdditionalNetworkPermissions { Enabled = true } : null;

    private static AdditionalFileSystemPermissions? FileSystem(AdditionalPermissions wanted) => wanted is { Read: null, Write: null }
        ? null
        : new AdditionalFileSystemPermissions
        {
            Read = wanted.Read,
            Write = wanted.Write,
            Entries = [.. Entries(wanted.Read, FileSystemAccessMode.Read), .. Entries(wanted.Write, FileSystemAccessMode.Write)],
        };

    private static IEnumerable<FileSystemSandboxEntry> Entries(IReadOnlyList<string>? paths, FileSystemAccessMode access) =>
        (paths ?? []).Select(path => new FileSystemSandboxEntry { Path = new FileSystemPath.ExactPath { Path = path }, Access = access });
}
