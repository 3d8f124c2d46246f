using System.Text.Json;

using Daemon.Config.Features;
using Daemon.Config.Layers;
using Daemon.Config.Schema;
using Daemon.Config.Values;
using Daemon.Toml;
using Daemon.Toml.Values;

namespace Daemon.Config.Loading;

/// <summary>Makes the session layer of the command line and a thread's <c>config</c> parameter.</summary>
internal static class ConfigOverrides
{
    /// <summary>Later settings win: <c>-c</c> in order, then features, then the thread's.</summary>
    /// <exception cref="ConfigLoadException">A setting is malformed or a feature is unknown.</exception>
    public static TomlTable Build(ConfigRequest request)
    {
        var table = TableEdits.Empty;
        foreach (var text in request.Overrides)
        {
            table = Apply(table, text);
        }

        table = Switch(table, request.EnabledFeatures, enabled: true);
        table = Switch(table, request.DisabledFeatures, enabled: false);
        return request.ThreadConfig is { ValueKind: JsonValueKind.Object } config ? Apply(table, config) : table;
    }

    private static TomlTable Apply(TomlTable table, string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            throw Malformed($"Invalid override (missing '='): {text}");
        }

        var key = text[..equals].Trim();
        if (key.Length == 0)
        {
            throw Malformed($"Empty key in override: {text}");
        }

        // Quotes mean nothing here, unlike in the key paths of config writes: the command line was always split at every dot.
        return TableEdits.With(table, Segments(key), LayerParser.ParseValueOrText(text[(equals + 1)..].Trim()));
    }

    private static TomlTable Switch(TomlTable table, IReadOnlyList<string> features, bool enabled)
    {
        foreach (var name in features)
        {
            if (FeatureTable.Find(name) is null)
            {
                throw new ConfigLoadException(new ConfigFailure(ConfigFailureKind.Override, $"Unknown feature flag: {name}")
                {
                    IsFatal = true,
                    Suggestion = NearestName.Find(name, FeatureTable.All.Select(feature => feature.Name)),
                });
            }

            table = TableEdits.With(table, ["features", name], new TomlBoolean(enabled, default));
        }

        return table;
    }

    private static TomlTable Apply(TomlTable table, JsonElement config)
    {
        foreach (var member in config.EnumerateObject())
        {
            // An explicit null says nothing; there is no TOML value for it.
            if (member.Value.ValueKind != JsonValueKind.Null)
            {
                var value = TomlJson.Read(member.Value, skipNulls: true)
                    ?? throw new ConfigLoadException(new ConfigFailure(ConfigFailureKind.Override, $"invalid value of `{member.Name}` in the thread's config"));
                table = TableEdits.With(table, Segments(member.Name), value);
            }
        }

        return table;
    }

    private static string[] Segments(string key)
    {
        var segments = key.Split('.');
        return segments.Length <= TomlLimits.KeySegments
            ? segments
            : throw new ConfigLoadException(new ConfigFailure(
                ConfigFailureKind.Override, FormattableString.Invariant($"a configuration key has more than {TomlLimits.KeySegments} segments")));
    }

    private static ConfigLoadException Malformed(string detail) =>
        new(new ConfigFailure(ConfigFailureKind.Override, "error parsing -c overrides: " + detail) { IsFatal = true });
}
