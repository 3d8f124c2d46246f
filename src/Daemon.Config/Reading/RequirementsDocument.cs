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
        ("allowedApprovalPolicies", "allowed_approval_policies"), ("allowedApprovalsReviewers", "allowed_approvals_reviewers"),
        ("allowedSandboxModes", "allowed_sandbox_modes"), ("allowedPermissionProfiles", "allowed_permission_profiles"),
        ("defaultPermissions", "default_permissions"), ("allowManagedHooksOnly", "allow_managed_hooks_only"),
        ("allowBrowserAndComputerUse", "allow_browser_and_computer_use"), ("allowAppshots", "allow_appshots"),
        ("allowRemoteControl", "allow_remote_control"), ("allowLoginShell", "allow_login_shell"), ("computerUse", "computer_use"),
        ("browserUse", "browser_use"), ("inAppBrowser", "in_app_browser"), ("hooks", "hooks"), ("enforceResidency", "enforce_residency"),
        ("application", "application"), ("autoReview", "auto_review"), ("models", "models"), ("modelProvider", "model_provider"),
        ("modelProviders", "model_providers"), ("modelCatalogJson", "model_catalog_json"), ("sqliteHome", "sqlite_home"),
        ("logDir", "log_dir"), ("chatgptBaseUrl", "chatgpt_base_url"), ("cliAuthCredentialsStore", "cli_auth_credentials_store"),
        ("checkForUpdateOnStartup", "check_for_update_on_startup"), ("feedback", "feedback"), ("otel", "otel"),
        ("additionalDeveloperInstructions", "additional_developer_instructions"),
    ];

    /// <summary>Members whose value is keyed by the administrator's own names, which keep their spelling.</summary>
    private static readonly string[] Verbatim = ["allowedPermissionProfiles", "allowedApprovalPolicies", "hooks", "modelProviders", "otel"];

    private static readonly string[] NetworkFlags =
    [
        "enabled", "http_port", "socks_port", "allow_upstream_proxy", "dangerously_allow_non_loopback_proxy",
        "dangerously_allow_all_unix_sockets", "review_domains", "managed_allowed_domains_only", "unix_sockets", "allow_unix_sockets",
        "allow_local_binding",
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
                WriteCamelCase(writer, value);
            }
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

    /// <summary>Domains are listed both as a map and as two lists, however they are written.</summary>
    private static void WriteNetwork(Utf8JsonWriter writer, ConfigRequirements requirements)
    {
        if (requirements.Network is not { } network)
        {
            writer.WriteNullValue();
            return;
        }

        var domains = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (domain, permission) in (network.Texts("allowed_domains") ?? []).Select(domain => (domain, "allow"))
            .Concat((network.Texts("denied_domains") ?? []).Select(domain => (domain, "deny")))
            .Concat(network.TextMap("domains").Select(entry => (entry.Key, entry.Value))))
        {
            domains[domain] = permission;
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

        writer.WritePropertyName("domains");
        WriteTableOrNull(writer, new TomlTable([.. domains.Select(entry => new TomlEntry(entry.Key, default, new TomlString(entry.Value, default)))], default));
        WriteTexts(writer, "allowedDomains", Domains("allow"));
        WriteTexts(writer, "deniedDomains", Domains("deny"));
        writer.WriteEndObject();

        List<string>? Domains(string permission) =>
            domains.Where(entry => entry.Value == permission).Select(entry => entry.Key).ToList() is { Count: > 0 } found ? found : null;
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

    private static void WriteCamelCase(Utf8JsonWriter writer, TomlValue value)
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
            WriteCamelCase(writer, entry.Value);
        }

        writer.WriteEndObject();
    }

    private static string CamelCase(string name)
    {
        var parts = name.Split('_');
        return parts[0] + string.Concat(parts.Skip(1).Select(part => part.Length == 0 ? part : char.ToUpperInvariant(part[0]) + part[1..]));
    }
}
