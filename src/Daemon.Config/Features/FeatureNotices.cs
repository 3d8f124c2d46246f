using Daemon.Config.Model;
using Daemon.Config.Values;

namespace Daemon.Config.Features;

/// <summary>What to tell the user about feature names that will go.</summary>
internal static class FeatureNotices
{
    /// <summary>One notice for each deprecated or old name that the configuration sets, on or off.</summary>
    public static IReadOnlyList<DeprecationNotice> Deprecations(TableReader root)
    {
        var names = root.Table("features").Value.Entries.Select(entry => entry.Key).ToList();
        const string Alias = "experimental_use_unified_exec_tool";
        if (root.TryGet(Alias, out _) && !names.Contains(Alias))
        {
            names.Add(Alias);
        }

        return [.. names.Order(StringComparer.Ordinal).Select(Notice).OfType<DeprecationNotice>()];
    }

    private static DeprecationNotice? Notice(string name) => name switch
    {
        "use_legacy_landlock" => new(
            "`[features].use_legacy_landlock` is deprecated and will be removed soon.",
            "Remove this setting to stop opting into the legacy Linux sandbox behavior."),
        "web_search_cached" or "web_search_request" or "web_search" => new(
            $"`[features].{name}` is deprecated because web search is enabled by default.",
            "Set `web_search` to `\"live\"`, `\"indexed\"`, `\"cached\"`, or `\"disabled\"` at the top level (or under a profile) in config.toml if you want to override it."),
        _ when FeatureTable.Aliases.TryGetValue(name, out var current) => new(
            $"`[features].{name}` is deprecated. Use `[features].{current}` instead.",
            $"Enable it with `--enable {current}` or `[features].{current}` in config.toml. See https://developers.openai.com/codex/config-basic#feature-flags for details."),
        _ => null,
    };
}
