using System.Text.Json;

using Daemon.Config.Loading;
using Daemon.Config.Requirements;
using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Reading;

/// <summary>The result of <c>configRequirements/read</c>.</summary>
public static class RequirementsDocument
{
    /// <summary>Wire member and the key of requirements.toml that fills it. Rules, denied paths and MCP servers are not shown.</summary>
    private static readonly (string Member, string Key)[] Members =
    [
        ("allowedApprovalsReviewers", "allowed_approvals_reviewers"), ("allowedPermissionProfiles", "allowed_permission_profiles"),
        ("defaultPermissions", "default_permissions"), ("allowManagedHooksOnly", "allow_managed_hooks_only"),
        ("allowBrowserAndComputerUse", "allow_browser_and_computer_use"), ("allowAppshots", "allow_appshots"),
        ("allowRemoteControl", "allow_remote_control"), ("allowLoginShell", "allow_login_shell"), ("computerUse", "computer_use"),
        ("browserUse", "browser_use"), ("inAppBrowser", "in_app_browser"), ("enforceResidency", "enforce_residency"),
        ("application", "application"), ("autoReview", "auto_review"), ("models", "models"), ("modelProvider", "model_provider"),
        ("modelProviders", "model_providers"), ("modelCatalogJson", "model_catalog_json"), ("sqliteHome", "sqlite_home"),
        ("logDir", "log_dir"), ("chatgptBaseUrl", "chatgpt_base_url"), ("cliAuthCredentialsStore", "cli_auth_credentials_store"),
        ("checkForUpdateOnStartup", "check_for_update_on_startup"), ("feedback", "feedback"), ("otel", "otel"),
        ("additionalDeveloperInstructions", "additional_developer_instructions"),
    ];

    /// <summary>Members whose value is keyed by the administrator's own names, which keep their spelling.</summary>
    private static readonly string[] Verbatim = ["allowedPermissionProfiles", "modelProviders", "otel"];

    /// <summary>Members of nested objects that clients see as null when nothing sets them.</summary>
    private static readonly Dictionary<string, string[]> Nested = new(StringComparer.Ordinal)
    {
        ["new_thread"] = ["model", "model_reasoning_effort", "service_tier"],
        ["computer_use"] = ["allow_locked_computer_use", "allow_persistent_approval", "default_app_access", "macos", "windows"],
        ["browser_use"] =
        [
            "extension", "allow_history_access", "allow_webmcp", "disable_auto_review", "allow_global_persistent_approval",
            "default_origin_policy", "origins",
        ],
    };

    private static readonly string[] NetworkFlags =
    [
        "enabled", "http_port", "socks_port", "allow_upstream_proxy", "dangerously_allow_non_loopback_proxy",
        "dangerously_allow_all_unix_sockets", "review_domains", "managed_allowed_domains_only", "allow_local_binding",
    ];

    /// <summary>Why there is no result: the message of the error answer. Null when <see cref="Write"/> may be called.</summary>
    public static string? Error(ConfigSnapshot snapshot) => snapshot.Failure is { Kind: ConfigFailureKind.Requirements or ConfigFailureKind.Syntax } failure
        ? $"failed to read configuration layers: {failure.Message}"
        : null;

    /// <summary>Writes <c>{supportsIndependentSpeedModes, requirements}</c>; requirements are null when there are none.</summary>
    public static void Write(Utf8JsonWriter writer, ConfigRequirements requirements)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("supportsIndependentSpeedModes", true);
        writer.WritePropertyName("requirements");
        if (requirements.IsEmpty)
        {
            writer.WriteNullValue();
        }
        else
        {
            WriteRequirements(writer, requirements);
        }

        writer.WriteEndObject();
    }

    private static void WriteRequirements(Utf8JsonWriter writer, ConfigRequirements requirements)
    {
        var table = requirements.Table;
        writer.WriteStartObject();
        foreach (var (member, key) in Members)
        {
            writer.WritePropertyName(member);
            if (!table.TryGet(key, out var value))
            {
                writer.WriteNullValue();
            }
            else if (Verbatim.Contains(member))
            {
                TomlJson.Write(writer, value);
            }
            else
            {
                WriteCamelCase(writer, key, value);
            }
        }

        writer.WritePropertyName("allowedApprovalPolicies");
        WriteApprovalPolicies(writer, table);
        WriteTexts(writer, "allowedSandboxModes", requirements.SandboxModes is { } sandboxes ? [.. sandboxes.Where(mode => mode != "external-sandbox")] : null);
        writer.WritePropertyName("hooks");
        if (table.TryTable("hooks", out var hooks))
        {
            ManagedHooksDocument.Write(writer, hooks.Value);
        }
        else
        {
            writer.WriteNullValue();
        }

        WriteTexts(writer, "allowedLoginMethods", table.Texts("allowed_login_methods") ?? ["api", "chatgpt"]);
        WriteTexts(writer, "allowedWebSearchModes", table.Texts("allowed_web_search_modes") is { } modes ? [.. modes.Append("disabled").Distinct()] : null);
        WriteTexts(writer, "allowedWindowsSandboxImplementations", table.Table("windows").Texts("allowed_sandbox_implementations"));
        writer.WritePropertyName("featureRequirements");
        WriteTableOrNull(writer, requirements.Features.Value);
        writer.WritePropertyName("network");
        WriteNetwork(writer, requirements);
        writer.WriteEndObject();
    }

    /// <summary>Domains and sockets are listed both as maps and as lists, however they are written.</summary>
    private static void WriteNetwork(Utf8JsonWriter writer, ConfigRequirements requirements)
    {
        if (requirements.Network is not { } network)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        foreach (var key in NetworkFlags)
        {
            writer.WritePropertyName(CamelCase(key));
            if (network.TryGet(key, out var value))
            {
                TomlJson.Write(writer, value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        var domains = Permissions(network, "domains", "allowed_domains", "denied_domains");
        WriteTexts(writer, "allowedDomains", Those(domains, "allow"));
        WriteTexts(writer, "deniedDomains", Those(domains, "deny"));
        WritePermissions(writer, "domains", domains);
        var sockets = Permissions(network, "unix_sockets", "allow_unix_sockets", denied: null);
        WriteTexts(writer, "allowUnixSockets", Those(sockets, "allow"));
        WritePermissions(writer, "unixSockets", sockets);
        writer.WriteEndObject();
    }

    /// <summary>What a map and the lists beside it say, the map last.</summary>
    private static SortedDictionary<string, string> Permissions(TableReader network, string map, string allowed, string? denied)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, permission) in (network.Texts(allowed) ?? []).Select(name => (name, "allow"))
            .Concat((denied is null ? [] : network.Texts(denied) ?? []).Select(name => (name, "deny")))
            .Concat(network.TextMap(map).Select(entry => (entry.Key, entry.Value))))
        {
            found[name] = permission;
        }

        return found;
    }

    private static List<string>? Those(SortedDictionary<string, string> permissions, string permission) =>
        permissions.Where(entry => entry.Value == permission).Select(entry => entry.Key).ToList() is { Count: > 0 } found ? found : null;

    private static void WritePermissions(Utf8JsonWriter writer, string name, SortedDictionary<string, string> permissions)
    {
        writer.WritePropertyName(name);
        WriteTableOrNull(
            writer, new TomlTable([.. permissions.Select(entry => new TomlEntry(entry.Key, default, new TomlString(entry.Value, default)))], default));
    }

    private static void WriteTableOrNull(Utf8JsonWriter writer, TomlTable table)
    {
        if (table.Entries.Count == 0)
        {
            writer.WriteNullValue();
        }
        else
        {
            TomlJson.Write(writer, table);
        }
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string>? texts)
    {
        if (texts is null)
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void WriteCamelCase(Utf8JsonWriter writer, string key, TomlValue value)
    {
        if (value is not TomlTable table)
        {
            TomlJson.Write(writer, value);
            return;
        }

        writer.WriteStartObject();
        foreach (var entry in table.Entries)
        {
            writer.WritePropertyName(CamelCase(entry.Key));
            WriteCamelCase(writer, entry.Key, entry.Value);
        }

        foreach (var unset in Nested.GetValueOrDefault(key, []).Where(member => !table.TryGet(member, out _)))
        {
            writer.WriteNull(CamelCase(unset));
        }

        writer.WriteEndObject();
    }

    /// <summary>In the words of the wire: <c>on-failure</c> went and means <c>on-request</c>, and a granular policy has all its flags.</summary>
    private static void WriteApprovalPolicies(Utf8JsonWriter writer, TableReader requirements)
    {
        if (!requirements.TryGet("allowed_approval_policies", out var value) || value is not TomlArray policies)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        foreach (var policy in policies.Items.Select(ApprovalPolicies.Read))
        {
            ApprovalPolicies.Write(writer, policy);
        }

        writer.WriteEndArray();
    }

    private static string CamelCase(string name)
    {
        var parts = name.Split('_');
        return parts[0] + string.Concat(parts.Skip(1).Select(part => part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
    }
}
