using System.Text.Json;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Rollout.Lines;

/// <summary>
/// Writes the nearest of the old sandbox modes, which older readers look for. It is never read back: <c>permission_profile</c> in
/// the same line is the truth.
/// </summary>
internal static class LegacySandboxPolicyWriter
{
    public static void Write(Utf8JsonWriter json, SessionSettings settings)
    {
        json.WriteStartObject();
        switch (settings.Permissions.Profile)
        {
            case PermissionProfile.Disabled:
            case PermissionProfile.Managed { FileSystem: FileSystemPolicy.Unrestricted, Network: NetworkAccess.Enabled }:
                json.WriteString("type"u8, "danger-full-access"u8);
                break;
            case PermissionProfile.Managed { FileSystem: FileSystemPolicy.Restricted files } managed:
                WriteRestricted(json, files.Entries, managed.AllowsNetwork, settings.WorkspaceRoots);
                break;
            default:
                json.WriteString("type"u8, "external-sandbox"u8);
                json.WriteString("network_access"u8, settings.Permissions.Profile.AllowsNetwork ? "enabled"u8 : "restricted"u8);
                break;
        }

        json.WriteEndObject();
    }

    private static void WriteRestricted(
        Utf8JsonWriter json, IReadOnlyList<FileSystemEntry> entries, bool network, IReadOnlyList<string> workspaceRoots)
    {
        var roots = new List<string>();
        bool writes = false, tmpDir = false, slashTmp = false;
        foreach (var entry in entries)
        {
            if (entry.Access != FileSystemAccess.Write)
            {
                continue;
            }

            writes = true;
            switch (entry.Target)
            {
                case FileSystemTarget.Special { Kind: SpecialPathKind.TmpDir }:
                    tmpDir = true;
                    break;
                case FileSystemTarget.Special { Kind: SpecialPathKind.SlashTmp }:
                    slashTmp = true;
                    break;
                case FileSystemTarget.Path path when !workspaceRoots.Contains(path.AbsolutePath):
                    roots.Add(path.AbsolutePath);
                    break;
            }
        }

        if (!writes)
        {
            json.WriteString("type"u8, "read-only"u8);
            if (network)
            {
                json.WriteBoolean("network_access"u8, true);
            }

            return;
        }

        json.WriteString("type"u8, "workspace-write"u8);
        if (roots.Count > 0)
        {
            SettingsWriter.WriteStrings(json, "writable_roots"u8, roots);
        }

        json.WriteBoolean("network_access"u8, network);
        json.WriteBoolean("exclude_tmpdir_env_var"u8, !tmpDir);
        json.WriteBoolean("exclude_slash_tmp"u8, !slashTmp);
    }
}
