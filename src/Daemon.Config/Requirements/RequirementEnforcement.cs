using Daemon.Config.Features;
using Daemon.Config.Loading;
using Daemon.Config.Model;
using Daemon.Config.Permissions;
using Daemon.Protocol.Permissions;
using Daemon.Toml.Values;

namespace Daemon.Config.Requirements;

/// <summary>
/// Holds values against the administrator's demands. A value that breaks one is replaced by an allowed one and the user is told; it never
/// fails a request.
/// </summary>
/// <param name="requirements">The demands.</param>
/// <param name="warnings">Receives what was replaced.</param>
internal sealed class RequirementEnforcement(ConfigRequirements requirements, ICollection<ConfigWarning> warnings)
{
    private static readonly string[] WebSearchModes = ["disabled", "cached", "indexed", "live"];

    public ApprovalPolicy Approvals(ApprovalPolicy policy)
    {
        if (!requirements.Table.TryGet("allowed_approval_policies", out var value) || value is not TomlArray { Items: var items })
        {
            return policy;
        }

        var allowed = items.Select(ApprovalPolicies.Read).ToList();
        if (allowed.Contains(policy))
        {
            return policy;
        }

        WarnReplaced("approval_policy", Name(policy), Name(allowed[0]), allowed.Select(Name), "allowed_approval_policies");
        return allowed[0];
    }

    public ApprovalsReviewer Reviewer(ApprovalsReviewer reviewer)
    {
        if (requirements.Table.Texts("allowed_approvals_reviewers") is not { } words)
        {
            return reviewer;
        }

        var allowed = words.Select(word => word == "user" ? ApprovalsReviewer.User : ApprovalsReviewer.AutoReview).Distinct().ToList();
        if (allowed.Contains(reviewer))
        {
            return reviewer;
        }

        WarnReplaced("approvals_reviewer", $"{reviewer}", $"{allowed[0]}", allowed.Select(each => $"{each}"), "allowed_approvals_reviewers");
        return allowed[0];
    }

    /// <summary>Falls back to the next weaker mode that is allowed; <c>disabled</c> always is.</summary>
    public string? WebSearch(string? mode)
    {
        if (requirements.Table.Texts("allowed_web_search_modes") is not { } listed)
        {
            return mode;
        }

        var wanted = Array.IndexOf(WebSearchModes, mode ?? "cached");
        var allowed = WebSearchModes.Where(each => each == "disabled" || listed.Contains(each)).ToList();
        var strongest = Array.FindLastIndex(WebSearchModes, wanted, each => allowed.Contains(each));
        if (strongest == wanted)
        {
            return mode;
        }

        WarnReplaced("web_search_mode", Name(WebSearchModes[wanted]), Name(WebSearchModes[strongest]), allowed.Select(Name), "allowed_web_search_modes");
        return WebSearchModes[strongest];
    }

    public FeatureSet Features(FeatureSet features)
    {
        var required = requirements.Features.Value.Entries;
        if (required.Count == 0)
        {
            return features;
        }

        var states = new Dictionary<string, bool>(features.States, StringComparer.Ordinal);
        foreach (var entry in required)
        {
            if (FeatureTable.Find(entry.Key) is { } feature)
            {
                states[feature.Name] = entry.Value is TomlBoolean { Value: true };
            }
            else
            {
                warnings.Add(new ConfigWarning($"Ignoring unknown `features` requirement `{entry.Key}` from {requirements.Origin("features")}"));
            }
        }

        return new FeatureSet(states);
    }

    /// <summary>The profile in place of a chosen id, by the list of allowed profiles.</summary>
    public string ProfileId(string id)
    {
        if (requirements.PermissionProfiles is not { } allowed || allowed.GetValueOrDefault(id) || RequiredProfile is not { } required)
        {
            return id;
        }

        warnings.Add(new ConfigWarning(
            $"Configured value for `permission_profile` is disallowed by requirements; falling back from `{id}` to required value `{required}`."));
        return required;
    }

    /// <summary>The profile when nothing else chooses one, and in place of a legacy mode; null when there is no list of allowed profiles.</summary>
    public string? RequiredProfile => requirements.PermissionProfiles is null
        ? null
        : requirements.Table.Text("default_permissions") ?? BuiltInProfiles.WorkspaceId;

    /// <summary>
    /// Refuses a choice that cannot be replaced: who wants no sandbox and no questions would get a sandbox that nobody can ask to leave.
    /// </summary>
    /// <exception cref="ConfigLoadException">The permissions are full access, forbidden, and nothing may be asked.</exception>
    public void CheckUnattended(ResolvedPermissionProfile selected, ApprovalPolicy approvals)
    {
        const string FullAccess = "danger-full-access";
        if (approvals is ApprovalPolicy.Never && SandboxModeNames.ModeOf(selected) == FullAccess && !requirements.AllowsMode(FullAccess))
        {
            throw ConfigLoadException.Semantic(
                $"`approval_policy = \"never\"` cannot be used because requirements do not allow `sandbox_mode = \"{FullAccess}\"`: commands would run read-only and nobody could be asked for more. Choose an `approval_policy` such as `on-request`, or an allowed sandbox mode.",
                "approval_policy");
        }
    }

    /// <summary>Replaces a selection whose mode is not allowed by read-only, and adds what must not be read.</summary>
    public ResolvedPermissionProfile Permissions(ResolvedPermissionProfile selected)
    {
        var deny = requirements.DenyRead.Count > 0;
        var modes = requirements.SandboxModes;
        var mode = SandboxModeNames.ModeOf(selected);
        if (!requirements.AllowsMode(mode))
        {
            const string Required = "Managed { file_system: Restricted { entries: [FileSystemSandboxEntry { path: Special { value: Root }, access: Read, missing_path_behavior: None }], glob_scan_max_depth: None }, network: Restricted }";
            var (allowed, key) = modes?.Contains(mode) == false
                ? (modes.Select(SandboxModeNames.Of), "allowed_sandbox_modes")
                : (["read-only", "workspace-write"], "permissions");
            warnings.Add(new ConfigWarning(
                $"Configured value for `permission_profile` is disallowed by requirements; falling back to required value {Required}. Details: invalid value for `sandbox_mode`: `{SandboxModeNames.Of(mode)}` is not in the allowed set [{string.Join(", ", allowed)}] (set by {requirements.Origin(key)})"));
            selected = new ResolvedPermissionProfile.Legacy(BuiltInProfiles.ReadOnly(NetworkAccess.Restricted), []);
        }

        return deny ? WithDenials(selected) : selected;
    }

    private ResolvedPermissionProfile WithDenials(ResolvedPermissionProfile resolved) =>
        resolved.Profile is PermissionProfile.Managed { FileSystem: FileSystemPolicy.Restricted policy } managed
            ? resolved with { Profile = managed with { FileSystem = policy with { Entries = [.. policy.Entries, .. requirements.DenyRead] } } }
            : resolved;

    private void WarnReplaced(string name, string value, string required, IEnumerable<string> allowed, string key) =>
        warnings.Add(new ConfigWarning(
            $"Configured value for `{name}` is disallowed by requirements; falling back to required value {required}. Details: invalid value for `{name}`: `{value}` is not in the allowed set [{string.Join(", ", allowed)}] (set by {requirements.Origin(key)})"));

    private static string Name(ApprovalPolicy policy) => policy is ApprovalPolicy.Granular granular
        ? FormattableString.Invariant(
            $"Granular(GranularApprovalConfig {{ sandbox_approval: {Word(granular.SandboxApproval)}, rules: {Word(granular.Rules)}, skill_approval: {Word(granular.SkillApproval)}, request_permissions: {Word(granular.RequestPermissions)}, mcp_elicitations: {Word(granular.McpElicitations)} }})")
        : policy switch
        {
            ApprovalPolicy.UnlessTrusted => "UnlessTrusted",
            ApprovalPolicy.Never => "Never",
            _ => "OnRequest",
        };

    private static string Word(bool flag) => flag ? "true" : "false";

    private static string Name(string mode) => string.Concat(mode[..1].ToUpperInvariant(), mode[1..]);
}
