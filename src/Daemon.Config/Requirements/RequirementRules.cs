using Daemon.Config.Loading;
using Daemon.Config.Permissions;
using Daemon.Toml.Values;

namespace Daemon.Config.Requirements;

/// <summary>What requirements themselves must obey. A broken one must not be taken for no demand, so it ends the process.</summary>
internal static class RequirementRules
{
    /// <param name="requirements">The demands.</param>
    /// <param name="permissions">The merged <c>[permissions]</c>, managed profiles included; null when there is none.</param>
    /// <exception cref="ConfigLoadException">A rule is broken.</exception>
    public static void Check(ConfigRequirements requirements, TomlTable? permissions)
    {
        foreach (var key in new[] { "allowed_approval_policies", "allowed_approvals_reviewers" })
        {
            if (requirements.Table.TryGet(key, out var value) && value is TomlArray { Items.Count: 0 })
            {
                throw Fatal($"field `{key}` cannot be empty");
            }
        }

        if (requirements.SandboxModes is { } modes && !modes.Contains("read-only"))
        {
            var names = string.Join(", ", modes.Select(SandboxModeNames.Of));
            throw Fatal(
                $"invalid value for `allowed_sandbox_modes`: `[{names}]` is not in the allowed set must include 'read-only' to allow any PermissionProfile (set by {requirements.Origin("allowed_sandbox_modes")})");
        }

        if (requirements.Table.Table("windows").Texts("allowed_sandbox_implementations") is { Count: 0 })
        {
            throw Fatal("field `windows.allowed_sandbox_implementations` cannot be empty");
        }

        if (requirements.Table.Texts("allowed_login_methods") is { Count: 0 })
        {
            throw Fatal("authentication requirements do not permit any usable login method");
        }

        CheckProfiles(requirements, permissions);
        CheckRules(requirements);
    }

    private static void CheckProfiles(ConfigRequirements requirements, TomlTable? permissions)
    {
        var chosen = requirements.Table.Text("default_permissions");
        if (requirements.PermissionProfiles is not { } allowed)
        {
            if (chosen is not null)
            {
                throw Fatal("requirements.toml default_permissions requires allowed_permission_profiles");
            }

            return;
        }

        foreach (var id in allowed.Keys)
        {
            if (BuiltInProfiles.Find(id) is null && permissions?.TryGet(id, out _) != true)
            {
                throw Fatal($"requirements.toml allowed_permission_profiles refers to undefined profile `{id}`");
            }
        }

        if (chosen is null && !(allowed.GetValueOrDefault(BuiltInProfiles.WorkspaceId) && allowed.GetValueOrDefault(BuiltInProfiles.ReadOnlyId)))
        {
            throw Fatal("requirements.toml default_permissions must be set unless allowed_permission_profiles allows both `:workspace` and `:read-only`");
        }

        if (chosen is not null && !allowed.GetValueOrDefault(chosen))
        {
            throw Fatal($"requirements.toml default_permissions `{chosen}` must be allowed by allowed_permission_profiles");
        }
    }

    private static void CheckRules(ConfigRequirements requirements)
    {
        var rules = requirements.Rules;
        for (var i = 0; i < rules.Count; i++)
        {
            var fault = rules[i] switch
            {
                { Decision: "allow" } => "has decision 'allow', which is not permitted in requirements.toml: Codex merges these rules with other config and uses the most restrictive result (use 'prompt', 'prompt-user', or 'forbidden')",
                { Decision: "" } => "is missing a decision",
                { Pattern.Count: 0 } => "has an empty pattern",
                { Pattern: var pattern } when pattern.Any(words => words.Count == 0) => "has a pattern element without a token",
                _ => null,
            };
            if (fault is not null)
            {
                throw Fatal(FormattableString.Invariant(
                    $"invalid rules in requirements (set by {requirements.Origin("rules")}): rules prefix_rule at index {i} {fault}"));
            }
        }
    }

    private static ConfigLoadException Fatal(string detail) => new(new ConfigFailure(ConfigFailureKind.Requirements, detail) { IsFatal = true });
}
