using System.Text.Json;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Rollout.Lines;

/// <summary>
/// A permission profile as stored. Workspace roots stay symbolic (<c>project_roots</c>), so that a resumed thread may move to
/// another folder without carrying the old grants along.
/// </summary>
public static class PermissionProfileJson
{
    public static void Write(Utf8JsonWriter json, PermissionProfile profile)
    {
        json.WriteStartObject();
        switch (profile)
        {
            case PermissionProfile.Managed managed:
                json.WriteString("type"u8, "managed"u8);
                WriteFileSystem(json, managed.FileSystem);
                WriteNetwork(json, managed.Network);
                break;
            case PermissionProfile.External external:
                json.WriteString("type"u8, "external"u8);
                WriteNetwork(json, external.Network);
                break;
            case PermissionProfile.Disabled:
                json.WriteString("type"u8, "disabled"u8);
                break;
            default:
                throw new ArgumentException($"unknown permission profile {profile.GetType().Name}", nameof(profile));
        }

        json.WriteEndObject();
    }

    /// <summary>Null when absent or not understood in full: half a profile would grant something that nobody chose.</summary>
    public static PermissionProfile? Read(JsonElement? profile)
    {
        if (profile is not { ValueKind: JsonValueKind.Object } element)
        {
            return null;
        }

        switch (element.String("type"))
        {
            case "disabled":
                return new PermissionProfile.Disabled();
            case "external":
                return ReadNetwork(element) is { } outer ? new PermissionProfile.External(outer) : null;
            case "managed":
                return ReadFileSystem(element.Get("file_system")) is { } files && ReadNetwork(element) is { } network
                    ? new PermissionProfile.Managed(files, network)
                    : null;
            default:
                return null;
        }
    }

    private static void WriteFileSystem(Utf8JsonWriter json, FileSystemPolicy policy)
    {
        json.WriteStartObject("file_system"u8);
        if (policy is FileSystemPolicy.Restricted restricted)
        {
            json.WriteString("type"u8, "restricted"u8);
            json.WriteStartArray("entries"u8);
            foreach (var entry in restricted.Entries)
            {
                WriteEntry(json, entry);
            }

            json.WriteEndArray();
            if (restricted.GlobScanMaxDepth is { } depth)
            {
                json.WriteNumber("glob_scan_max_depth"u8, depth);
            }
        }
        else
        {
            json.WriteString("type"u8, "unrestricted"u8);
        }

        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, FileSystemEntry entry)
    {
        json.WriteStartObject();
        json.WriteStartObject("path"u8);
        switch (entry.Target)
        {
            case FileSystemTarget.Path path:
                json.WriteString("type"u8, "path"u8);
                json.WriteString("path"u8, path.AbsolutePath);
                break;
            case FileSystemTarget.Glob glob:
                json.WriteString("type"u8, "glob_pattern"u8);
                json.WriteString("pattern"u8, glob.Pattern);
                break;
            case FileSystemTarget.Special special:
                json.WriteString("type"u8, "special"u8);
                WriteSpecial(json, special);
                break;
            default:
                throw new ArgumentException($"unknown target {entry.Target.GetType().Name}", nameof(entry));
        }

        json.WriteEndObject();
        json.WriteString("access"u8, entry.Access switch
        {
            FileSystemAccess.Read => "read"u8,
            FileSystemAccess.Write => "write"u8,
            _ => "deny"u8,
        });
        if (entry.SkipIfMissing)
        {
            json.WriteString("missing_path_behavior"u8, "skip"u8);
        }

        json.WriteEndObject();
    }

    private static void WriteSpecial(Utf8JsonWriter json, FileSystemTarget.Special special)
    {
        json.WriteStartObject("value"u8);
        json.WriteString("kind"u8, special.Kind switch
        {
            SpecialPathKind.Root => "root"u8,
            SpecialPathKind.Minimal => "minimal"u8,
            SpecialPathKind.WorkspaceRoots => "project_roots"u8,
            SpecialPathKind.TmpDir => "tmpdir"u8,
            SpecialPathKind.SlashTmp => "slash_tmp"u8,
            _ => "unknown"u8,
        });
        if (special.Kind == SpecialPathKind.Unknown)
        {
            json.WriteString("path"u8, special.UnknownName);
        }

        if (special.Subpath is not null)
        {
            json.WriteString("subpath"u8, special.Subpath);
        }

        json.WriteEndObject();
    }

    /// <summary>A proxied network reads as none where the second member is not known.</summary>
    private static void WriteNetwork(Utf8JsonWriter json, NetworkAccess network)
    {
        json.WriteString("network"u8, network == NetworkAccess.Enabled ? "enabled"u8 : "restricted"u8);
        if (network == NetworkAccess.Proxied)
        {
            json.WriteBoolean("network_proxied"u8, true);
        }
    }

    private static NetworkAccess? ReadNetwork(JsonElement profile) => profile.String("network") switch
    {
        "enabled" => NetworkAccess.Enabled,
        "restricted" => profile.Get("network_proxied")?.ValueKind == JsonValueKind.True ? NetworkAccess.Proxied : NetworkAccess.Restricted,
        _ => null,
    };

    private static FileSystemPolicy? ReadFileSystem(JsonElement? policy)
    {
        if (policy is not { } element)
        {
            return null;
        }

        if (element.String("type") is not "restricted")
        {
            return element.String("type") is "unrestricted" ? new FileSystemPolicy.Unrestricted() : null;
        }

        var entries = new List<FileSystemEntry>();
        foreach (var item in element.Elements("entries"))
        {
            if (ReadEntry(item) is not { } entry)
            {
                return null;
            }

            entries.Add(entry);
        }

        return new FileSystemPolicy.Restricted(entries, (int?)element.Int64("glob_scan_max_depth"));
    }

    private static FileSystemEntry? ReadEntry(JsonElement entry)
    {
        FileSystemAccess? access = entry.String("access") switch
        {
            "read" => FileSystemAccess.Read,
            "write" => FileSystemAccess.Write,
            "deny" or "none" => FileSystemAccess.Deny,
            _ => null,
        };
        return access is { } known && ReadTarget(entry.Get("path")) is { } target
            ? new FileSystemEntry(target, known, entry.String("missing_path_behavior") == "skip")
            : null;
    }

    private static FileSystemTarget? ReadTarget(JsonElement? path)
    {
        if (path is not { } element)
        {
            return null;
        }

        switch (element.String("type"))
        {
            case "path":
                return element.String("path") is { } text ? new FileSystemTarget.Path(text) : null;
            case "glob_pattern":
                return element.String("pattern") is { } pattern ? new FileSystemTarget.Glob(pattern) : null;
            case "special":
                return element.Get("value") is { } value ? ReadSpecial(value) : null;
            default:
                return null;
        }
    }

    private static FileSystemTarget.Special ReadSpecial(JsonElement value)
    {
        var kind = value.String("kind");
        var known = kind switch
        {
            "root" => SpecialPathKind.Root,
            "minimal" => SpecialPathKind.Minimal,
            "project_roots" or "workspace_roots" => SpecialPathKind.WorkspaceRoots,
            "tmpdir" => SpecialPathKind.TmpDir,
            "slash_tmp" => SpecialPathKind.SlashTmp,
            _ => SpecialPathKind.Unknown,
        };
        return new FileSystemTarget.Special(
            known,
            value.String("subpath"),
            known == SpecialPathKind.Unknown ? value.String("path") ?? kind : null);
    }
}
