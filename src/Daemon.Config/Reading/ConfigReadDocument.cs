using System.Globalization;
using System.Text.Json;

using Daemon.Config.Layers;
using Daemon.Config.Loading;
using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Reading;

/// <summary>The result of <c>config/read</c>.</summary>
public static class ConfigReadDocument
{
    /// <summary>Why there is no result: the message of the error answer. Null when <see cref="Write"/> may be called.</summary>
    public static string? Error(ConfigSnapshot snapshot) => snapshot.Failure switch
    {
        null => null,
        { Kind: ConfigFailureKind.Syntax } failure => $"failed to read configuration layers: {failure.Message}",
        { Kind: ConfigFailureKind.Type } failure => $"invalid configuration: {failure.KeyedMessage}",
        var failure => $"failed to resolve feature override precedence: {failure.Message}",
    };

    /// <summary>Writes <c>{config, origins, layers?}</c>.</summary>
    /// <param name="snapshot">A load without failure; for the request's cwd, or none.</param>
    /// <param name="includeLayers">Also lists the layers, from the highest precedence to the lowest.</param>
    public static void Write(Utf8JsonWriter writer, ConfigSnapshot snapshot, bool includeLayers)
    {
        var effective = snapshot.Effective ?? throw new ArgumentException("The load failed.", nameof(snapshot));
        writer.WriteStartObject();
        writer.WritePropertyName("config");
        ConfigView.Write(writer, snapshot.Merged, effective.Features);
        WriteOrigins(writer, snapshot.Layers);
        if (includeLayers)
        {
            WriteLayers(writer, snapshot.Layers);
        }

        writer.WriteEndObject();
    }

    private static void WriteLayers(Utf8JsonWriter writer, IReadOnlyList<ConfigLayer> layers)
    {
        writer.WriteStartArray("layers");
        foreach (var layer in layers)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("name");
            LayerJson.WriteSource(writer, layer.Source);
            writer.WriteString("version", layer.Version);
            writer.WritePropertyName("config");
            TomlJson.Write(writer, layer.Table);
            if (layer.DisabledReason is { } reason)
            {
                writer.WriteString("disabledReason", reason);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>
    /// For each value the highest layer that mentions its place. Elements of an array count one by one although arrays replace as a whole:
    /// clients know it like this.
    /// </summary>
    private static void WriteOrigins(Utf8JsonWriter writer, IReadOnlyList<ConfigLayer> layers)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        writer.WriteStartObject("origins");
        foreach (var layer in layers.Where(layer => layer.IsEnabled))
        {
            foreach (var path in Leaves(layer.Table, string.Empty).Where(seen.Add))
            {
                writer.WritePropertyName(path);
                LayerJson.WriteMetadata(writer, layer);
            }
        }

        writer.WriteEndObject();
    }

    private static IEnumerable<string> Leaves(TomlValue value, string path) => value switch
    {
        TomlTable table => table.Entries.SelectMany(entry => Leaves(entry.Value, Join(path, entry.Key))),
        TomlArray array => array.Items.SelectMany((item, index) => Leaves(item, Join(path, index.ToString(CultureInfo.InvariantCulture)))),
        _ => [path],
    };

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
