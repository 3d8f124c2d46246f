using Daemon.Config.Model;
using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Features;

/// <summary>Resolves the merged <c>[features]</c> table.</summary>
internal static class FeatureResolver
{
    /// <summary>The state of every feature. A current name beats its old names; a removed feature keeps its default.</summary>
    /// <param name="runtime">States that stand in for the defaults.</param>
    public static FeatureSet Resolve(TableReader root, IReadOnlyDictionary<string, bool>? runtime = null)
    {
        var configured = root.Table("features").Value;
        var states = FeatureTable.All.ToDictionary(feature => feature.Name, feature => feature.Default, StringComparer.Ordinal);
        foreach (var (name, enabled) in runtime ?? new Dictionary<string, bool>())
        {
            Set(states, name, enabled);
        }

        Set(states, "unified_exec", root.Flag("experimental_use_unified_exec_tool"));
        foreach (var entry in configured.Entries.OrderBy(entry => FeatureTable.Aliases.ContainsKey(entry.Key) ? 0 : 1))
        {
            if (FeatureTable.Find(entry.Key) is { Stage: not FeatureStage.Removed } feature)
            {
                Set(states, feature.Name, State(entry.Value));
            }
        }

        return new FeatureSet(states);
    }

    /// <summary>The names that the table sets to on, old names translated.</summary>
    public static IReadOnlySet<string> SwitchedOn(TableReader root) => root.Table("features").Value.Entries
        .Where(entry => State(entry.Value) == true)
        .Select(entry => FeatureTable.Find(entry.Key)?.Name)
        .OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>True and false, or the <c>enabled</c> of a table; a table without it switches nothing.</summary>
    private static bool? State(TomlValue value) => value switch
    {
        TomlBoolean flag => flag.Value,
        TomlTable table => new TableReader(table).Flag("enabled"),
        _ => null,
    };

    private static void Set(Dictionary<string, bool> states, string name, bool? state)
    {
        if (state is { } value)
        {
            states[name] = value;
        }
    }
}
