using Daemon.Config.CommandEnvironments;
using Daemon.Config.Features;
using Daemon.Config.Hooks;
using Daemon.Config.Layers;
using Daemon.Config.Model;
using Daemon.Config.Permissions;
using Daemon.Config.Plugins;
using Daemon.Config.Providers;
using Daemon.Config.Requirements;
using Daemon.Config.Values;
using Daemon.Protocol.Permissions;
using Daemon.Toml.Values;

namespace Daemon.Config.Loading;

/// <summary>Turns merged layers into what the engine needs, and applies the rules that types cannot express.</summary>
internal sealed class EffectiveConfigBuilder(ConfigRequest request, LoadState state)
{
    private readonly TableReader _root = new(state.Merged);
    private readonly RequirementEnforcement _requirements = new(state.Requirements, state.Warnings);
    private readonly string? _repository = request.Cwd is { } cwd ? ProjectFolders.Repository(cwd) : null;

    /// <exception cref="ConfigLoadException">A rule is broken.</exception>
    public EffectiveConfig Build()
    {
        if (RemovedSettings.Find(_root) is { } removed)
        {
            throw new ConfigLoadException(removed);
        }

        var demands = state.Requirements.Table;
        RequirementRules.Check(state.Requirements, _root.TryTable("permissions", out var profiles) ? profiles.Value : null);
        var trust = Trust();
        var providers = ProviderTable.Read(_root, request.Environment);
        var features = _requirements.Features(FeatureResolver.Resolve(_root, request.RuntimeFeatures));
        WarnAboutFeatures();
        Add(UnknownKeys.Warn(state.Layers, state.RequirementsFile));
        var resolver = state.Profiles ?? throw new InvalidOperationException("The types were not checked before.");
        resolver.CheckIds();
        var selected = Permissions(resolver, trust);
        var approvals = _requirements.Approvals(
            request.Thread.ApprovalPolicy ?? (_root.TryGet("approval_policy", out var policy) ? ApprovalPolicies.Read(policy) : ByTrust(trust)));
        _requirements.CheckUnattended(selected, approvals);
        var otelWarnings = new List<string>();
        var pluginWarnings = new List<string>();
        var plugins = features.IsEnabled("plugins") ? InstalledPlugins.Find(_root, request.CodexHome, pluginWarnings) : [];
        var config = new EffectiveConfig
        {
            Model = request.Thread.Model ?? _root.Text("model"),
            ModelProvider = ProviderTable.Choose(
                demands.Text("model_provider") ?? request.Thread.ModelProvider ?? _root.Text("model_provider"), providers, request),
            OssProvider = _root.Text("oss_provider"),
            ModelCatalogFile = _root.Text("model_catalog_json"),
            ReviewModel = _root.Text("review_model"),
            ModelProviders = providers,
            ApprovalPolicy = approvals,
            ApprovalsReviewer = _requirements.Reviewer(request.Thread.ApprovalsReviewer
                ?? (_root.Text("approvals_reviewer") is "auto_review" or "guardian_subagent" ? ApprovalsReviewer.AutoReview : ApprovalsReviewer.User)),
            Permissions = _requirements.Permissions(selected),
            ExtraWorkspaceRoots = request.Thread.PermissionProfile is null && _root.Text("default_permissions") is null ? resolver.ConfiguredRoots : [],
            OpenNetworkRules = resolver.OpenNetworkRules(),
            CommandLimits = CommandLimitsReader.Read(_root.Table("command_limits")),
            WindowsSandbox = _root.Table("windows").Text("sandbox"),
            WindowsPrivateDesktop = _root.Table("windows").Flag("sandbox_private_desktop") ?? true,
            Features = features,
            ShellEnvironment = EnvironmentPolicyReader.Read(_root.Table("shell_environment_policy")),
            ReasoningEffort = _root.Text("model_reasoning_effort"),
            ReasoningSummary = _root.Text("model_reasoning_summary"),
            Verbosity = _root.Text("model_verbosity"),
            ServiceTier = request.Thread.ServiceTier ?? _root.Text("service_tier"),
            ModelContextWindow = _root.Integer("model_context_window"),
            AutoCompactTokenLimit = _root.Integer("model_auto_compact_token_limit"),
            ToolOutputTokenLimit = _root.Count("tool_output_token_limit"),
            BaseInstructions = request.Thread.BaseInstructions ?? PromptFile("model_instructions_file", "model instructions file") ?? _root.Text("instructions"),
            DeveloperInstructions = DeveloperInstructions(demands.Text("additional_developer_instructions")),
            CompactPrompt = PromptFile("experimental_compact_prompt_file", "experimental compact prompt file") ?? _root.Text("compact_prompt"),
            IncludePermissionsInstructions = _root.Flag("include_permissions_instructions") ?? true,
            IncludeEnvironmentContext = _root.Flag("include_environment_context") ?? true,
            ProjectDocMaxBytes = _root.Count("project_doc_max_bytes") ?? 32768,
            ProjectDocFallbackFilenames = _root.Texts("project_doc_fallback_filenames") ?? [],
            ProjectRootMarkers = _root.Texts("project_root_markers") ?? [".git"],
            AllowLoginShell = demands.Flag("allow_login_shell") ?? _root.Flag("allow_login_shell") ?? true,
            BackgroundTerminalMaxTimeoutMs = _root.Integer("background_terminal_max_timeout") ?? 300_000,
            ShowRawAgentReasoning = _root.Flag("show_raw_agent_reasoning") ?? false,
            UpdatePlanTool = _root.Table("tools").Table("update_plan").Flag("enabled") ?? false,
            AutoReviewPolicy = _root.Table("auto_review").Text("policy"),
            AutoReviewTimeout = _root.Table("auto_review").Integer("timeout_ms") is { } ms ? TimeSpan.FromMilliseconds(ms) : null,
            MaxGoalTokenBudget = _root.Table("goals").Integer("max_goal_token_budget"),
            Mcp = McpServerReader.Read(_root, demands, plugins),
            WebSearch = _requirements.WebSearch(_root.Text("web_search")),
            RuleFolders = RuleFolders(),
            Hooks = features.IsEnabled("hooks") ? HookDiscovery.Find(state.Layers, plugins) : HookCatalog.Empty,
            Skills = Skills(_root.Table("skills"), plugins),
            Plugins = plugins,
            Agents = Agents(_root.Table("agents")),
            Otel = OtelReader.Read(_root.Table("otel"), otelWarnings.Add),
            Requirements = state.Requirements,
            RequiredRules = state.Requirements.Rules,
            Trust = trust,
            TrustFolder = _repository is null ? null : ProjectFolders.MainRepository(_repository) ?? _repository,
            DeprecationNotices = FeatureNotices.Deprecations(_root),
        };
        return config with { ThreadWarnings = [.. ThreadWarnings(), .. pluginWarnings, .. config.Hooks.Warnings, .. otelWarnings] };
    }

    private static SkillSettings Skills(TableReader skills, IReadOnlyList<InstalledPlugin> plugins) => new()
    {
        PluginFolders =
        [
            .. plugins.SelectMany(plugin => plugin.Manifest.SkillFolders
                .Select(folder => new PluginSkillFolder(plugin.Id.ToString(), plugin.Manifest.Name, folder))),
        ],
        Bundled = skills.Table("bundled").Flag("enabled") ?? true,
        IncludeInstructions = skills.Flag("include_instructions") ?? true,
        Switches = skills.TryGet("config", out var list) && list is TomlArray switches
            ? [.. switches.Items.OfType<TomlTable>().Select(item => new TableReader(item))
                .Select(item => new SkillSwitch(item.Text("path"), item.Text("name"), item.Flag("enabled") ?? true))]
            : [],
    };

    private TrustLevel Trust() => request.Cwd is { } cwd
        ? ProjectTrust.Find(state.Merged, cwd, _repository ?? ProjectFolders.Root(cwd, _root.Texts("project_root_markers") ?? [".git"]))
        : TrustLevel.Unknown;

    private static AgentSettings Agents(TableReader agents)
    {
        var defaults = new AgentSettings();
        return new AgentSettings
        {
            Enabled = agents.Flag("enabled") ?? defaults.Enabled,
            MaxThreads = Math.Max(1, agents.Count("max_threads") ?? agents.Count("max_concurrent_threads_per_session") ?? defaults.MaxThreads),
            MaxDepth = (int)(agents.Integer("max_depth") ?? defaults.MaxDepth),
            DefaultModel = agents.Text("default_subagent_model"),
            DefaultReasoningEffort = agents.Text("default_subagent_reasoning_effort"),
        };
    }

    private static ApprovalPolicy ByTrust(TrustLevel trust) =>
        trust == TrustLevel.Untrusted ? new ApprovalPolicy.UnlessTrusted() : new ApprovalPolicy.OnRequest();

    private ResolvedPermissionProfile Permissions(PermissionResolver resolver, TrustLevel trust)
    {
        if (request.Thread.PermissionProfile is { } requested)
        {
            return ById(resolver, requested);
        }

        // Where only listed profiles are allowed, legacy modes do not count.
        var required = _requirements.RequiredProfile;
        if (required is null && request.Thread.SandboxMode is { } mode)
        {
            return resolver.ResolveLegacy(mode);
        }

        if (ConfiguredSelection() is { } configured && !(configured.IsLegacy && required is not null))
        {
            return configured.IsLegacy ? resolver.ResolveLegacy(configured.Name) : ById(resolver, configured.Name);
        }

        if (required is not null)
        {
            return ById(resolver, required);
        }

        if (state.Layers.Any(layer => layer.IsEnabled && new TableReader(layer.Table).Table("permissions").Value.Entries.Count > 0))
        {
            throw ConfigLoadException.Semantic("config defines `[permissions]` profiles but does not set `default_permissions`");
        }

        return ById(resolver, trust == TrustLevel.Unknown ? BuiltInProfiles.ReadOnlyId : BuiltInProfiles.WorkspaceId);
    }

    /// <summary>The highest layer that selects permissions decides; within one layer the profile id beats the legacy mode.</summary>
    private (string Name, bool IsLegacy)? ConfiguredSelection()
    {
        foreach (var layer in state.Layers.Reverse())
        {
            var reader = new TableReader(layer.Table);
            if (layer.IsEnabled && reader.Text("default_permissions") is { } id)
            {
                return (id, false);
            }

            if (layer.IsEnabled && reader.Text("sandbox_mode") is { } mode)
            {
                return (mode, true);
            }
        }

        return null;
    }

    private ResolvedPermissionProfile ById(PermissionResolver resolver, string id)
    {
        var warnings = new List<string>();
        var profile = resolver.Resolve(_requirements.ProfileId(id), warnings);
        state.Warnings.AddRange(warnings.Select(text => new ConfigWarning(text)));
        return profile;
    }

    private string? DeveloperInstructions(string? additional)
    {
        var own = request.Thread.DeveloperInstructions ?? _root.Text("developer_instructions");
        return own is null || additional is null ? own ?? additional : $"{own}\n\n{additional}";
    }

    private string? PromptFile(string key, string name)
    {
        if (_root.Text(key) is not { } file)
        {
            return null;
        }

        string text;
        try
        {
            text = File.ReadAllText(file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var reason = e is FileNotFoundException or DirectoryNotFoundException ? "No such file or directory (os error 2)"
                : Directory.Exists(file) ? $"path `{file}` is not a file"
                : e.Message;
            throw ConfigLoadException.Semantic($"failed to read {name} {file}: {reason}", key);
        }

        return text.Length > 0 ? text : throw ConfigLoadException.Semantic($"{name} is empty: {file}", key);
    }

    private List<string> RuleFolders() =>
    [
        .. state.Layers
            .Where(layer => layer.IsEnabled && layer.Source is not ConfigLayerSource.LegacyManagedFile)
            .Select(layer => Path.GetDirectoryName(layer.Source.FilePath))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Select(folder => Path.Join(folder, "rules")),
    ];

    private void WarnAboutFeatures()
    {
        if (_root.Table("features").TryGet("multi_agent", out _))
        {
            Add(new ConfigWarning(
                "`[features].multi_agent` is deprecated. It still controls the V1 fallback. `[agents].enabled = false` disables subagent tools even when the model selects a subagent version, unless `[features].multi_agent_v2` is enabled."));
        }
    }

    private List<string> ThreadWarnings()
    {
        var sentences = state.Warnings.Where(warning => warning.PerThread).Select(warning => warning.Summary).ToList();
        var switchedOn = FeatureResolver.SwitchedOn(_root);
        var unstable = FeatureTable.Alphabetical
            .Where(feature => feature.Stage == FeatureStage.UnderDevelopment && switchedOn.Contains(feature.Name))
            .Select(feature => feature.Name)
            .ToList();
        if (unstable.Count > 0 && _root.Flag("suppress_unstable_features_warning") != true)
        {
            sentences.Add(
                $"Under-development features enabled: {string.Join(", ", unstable)}. Under-development features are incomplete and may behave unpredictably. To suppress this warning, set `suppress_unstable_features_warning = true` in {Path.Join(request.CodexHome, "config.toml")}.");
        }

        return sentences;
    }

    private void Add(ConfigWarning? warning)
    {
        if (warning is not null)
        {
            state.Warnings.Add(warning);
        }
    }
}
