using Daemon.Config.Features;

using static Daemon.Config.Schema.Shapes;

namespace Daemon.Config.Schema.Sections;

/// <summary>The <c>[features]</c> table: a flag for each feature; some also take a table of settings.</summary>
internal static class FeatureSection
{
    public static Shape Features() => new Shape.Table("FeaturesToml", static () =>
    [
        .. FeatureTable.Alphabetical.Select(feature => new SchemaKey(
            feature.Name,
            feature.TakesTable ? FlagOrTable : Flag,
            $"{FeatureTable.StageName(feature.Stage)}.")
        {
            Default = feature.Default ? "true" : "false",
        }),
        .. FeatureTable.Aliases.Keys.Select(alias => new SchemaKey(alias, Flag, $"Old name of `{FeatureTable.Aliases[alias]}`.")),
    ], Rest: Flag, WarnRest: true);

    /// <summary>The settings beside <c>enabled</c> belong to the feature and are its own to check.</summary>
    private static readonly Shape FlagOrTable = new Shape.OneOf("FeatureToml", Flag, new Shape.Map(Opaque));
}
