using System.Globalization;
using System.Text;

using Daemon.Config.Layers;
using Daemon.Config.Requirements;
using Daemon.Config.Schema;
using Daemon.Config.Values;

namespace Daemon.Config.Loading;

/// <summary>The warning about keys that nothing reads.</summary>
internal static class UnknownKeys
{
    /// <summary>Keys named in the warning; the rest is counted.</summary>
    private const int MostNamed = 3;

    /// <param name="layers">The layers of configuration.</param>
    /// <returns>Null when every key is known.</returns>
    public static ConfigWarning? Warn(IEnumerable<ConfigLayer> layers, RequirementsFile requirements)
    {
        var lines = layers.SelectMany(layer => Lines(Label(layer.Source), layer.Problems))
            .Concat(Lines($"requirements ({requirements.Path})", requirements.Problems))
            .Order(Utf8Order.Instance)
            .ToList();
        if (lines.Count == 0)
        {
            return null;
        }

        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Codex is ignoring {lines.Count} unrecognized configuration setting{(lines.Count == 1 ? "" : "s")}. Check for typos or deprecated settings.");
        foreach (var line in lines.Take(MostNamed))
        {
            text.Append("\n  ").Append(line);
        }

        if (lines.Count > MostNamed)
        {
            var rest = lines.Count - MostNamed;
            text.Append(CultureInfo.InvariantCulture, $"\n  ... and {rest} more ignored setting{(rest == 1 ? "" : "s")}.");
        }

        return new ConfigWarning(text.ToString());
    }

    /// <summary>How warnings name a layer.</summary>
    private static string Label(ConfigLayerSource source) => source switch
    {
        ConfigLayerSource.User { Profile: null } user => $"user ({user.File})",
        ConfigLayerSource.User user => $"profile ({user.File})",
        ConfigLayerSource.System system => $"system ({system.File})",
        ConfigLayerSource.Project project => $"project ({project.FilePath})",
        ConfigLayerSource.LegacyManagedFile managed => $"legacy managed_config.toml ({managed.File})",
        _ => "session-flags",
    };

    /// <summary>A line for each unknown key.</summary>
    private static IEnumerable<string> Lines(string label, IEnumerable<SchemaProblem> problems) => problems
        .Where(problem => problem.Kind == SchemaProblemKind.UnknownKey)
        .Select(problem => $"{label}: `{problem.DottedPath}` is ignored.");
}
