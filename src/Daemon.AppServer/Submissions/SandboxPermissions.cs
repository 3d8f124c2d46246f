using System.Text.Json;
using Daemon.Protocol.Permissions;

namespace Daemon.AppServer.Submissions;

/// <summary>
/// The <c>permissions</c> list of a <c>sandbox_policy</c> as a permission profile. Additive: what is not granted is denied. Without
/// <c>disk-full-read-access</c> a command reads what programs need to start and what it may write.
/// </summary>
internal static class SandboxPermissions
{
    private static readonly string[] Names =
    [
        "disk-full-read-access", "disk-write-platform-user-temp-folder", "disk-write-platform-global-temp-folder", "disk-write-cwd",
        "disk-write-folder", "disk-full-write-access", "network-full-access",
    ];

    /// <exception cref="SubmissionException">An entry is unknown, or its folder is not absolute.</exception>
    public static PermissionProfile Read(JsonElement policy)
    {
        if (policy.ValueKind != JsonValueKind.Object || !policy.TryGetProperty("permissions", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            throw new SubmissionException("sandbox_policy must be an object with an array `permissions`");
        }

        var network = NetworkAccess.Restricted;
        var entries = new List<FileSystemEntry> { Special(SpecialPathKind.Minimal, FileSystemAccess.Read) };
        foreach (var permission in list.EnumerateArray())
        {
            if (permission.ValueKind == JsonValueKind.String && permission.ValueEquals("network-full-access"))
            {
                network = NetworkAccess.Enabled;
            }
            else
            {
                entries.Add(permission.ValueKind == JsonValueKind.Object ? Folder(permission) : Named(permission));
            }
        }

        return new PermissionProfile.Managed(new FileSystemPolicy.Restricted(entries), network);
    }

    private static FileSystemEntry Named(JsonElement permission) => (permission.ValueKind == JsonValueKind.String ? permission.GetString() : null) switch
    {
        "disk-full-read-access" => Special(SpecialPathKind.Root, FileSystemAccess.Read),
        "disk-full-write-access" => Special(SpecialPathKind.Root, FileSystemAccess.Write),
        "disk-write-cwd" => Special(SpecialPathKind.WorkspaceRoots, FileSystemAccess.Write),
        "disk-write-platform-user-temp-folder" => Special(SpecialPathKind.TmpDir, FileSystemAccess.Write),
        "disk-write-platform-global-temp-folder" => Special(SpecialPathKind.SlashTmp, FileSystemAccess.Write),
        _ => throw Unknown(permission),
    };

    private static FileSystemEntry Folder(JsonElement permission)
    {
        if (permission.EnumerateObject().Count() != 1
            || !permission.TryGetProperty("disk-write-folder", out var grant)
            || grant.ValueKind != JsonValueKind.Object
            || !grant.TryGetProperty("folder", out var folder)
            || folder.ValueKind != JsonValueKind.String)
        {
            throw Unknown(permission);
        }

        var path = JsonText.Read(folder, "disk-write-folder.folder");
        return Path.IsPathFullyQualified(path) && !path.Contains('\0', StringComparison.Ordinal)
            ? new FileSystemEntry(new FileSystemTarget.Path(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))), FileSystemAccess.Write)
            : throw new SubmissionException($"disk-write-folder needs an absolute folder, not `{path}`");
    }

    private static FileSystemEntry Special(SpecialPathKind kind, FileSystemAccess access) => new(new FileSystemTarget.Special(kind), access);

    private static SubmissionException Unknown(JsonElement permission) =>
        new($"unknown sandbox permission {JsonText.Excerpt(permission)}, expected one of {string.Join(", ", Names.Select(name => $"`{name}`"))}");
}
