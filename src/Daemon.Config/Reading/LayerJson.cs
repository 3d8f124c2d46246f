using System.Text.Json;

using Daemon.Config.Layers;

namespace Daemon.Config.Reading;

/// <summary>Layers as the wire types <c>ConfigLayerSource</c> and <c>ConfigLayerMetadata</c>.</summary>
public static class LayerJson
{
    public static void WriteSource(Utf8JsonWriter writer, ConfigLayerSource source)
    {
        writer.WriteStartObject();
        switch (source)
        {
            case ConfigLayerSource.System system:
                writer.WriteString("type", "system");
                writer.WriteString("file", system.File);
                break;
            case ConfigLayerSource.User user:
                writer.WriteString("type", "user");
                writer.WriteString("file", user.File);
                writer.WriteString("profile", user.Profile);
                break;
            case ConfigLayerSource.Project project:
                writer.WriteString("type", "project");
                writer.WriteString("dotCodexFolder", project.DotCodexFolder);
                break;
            case ConfigLayerSource.SessionFlags:
                writer.WriteString("type", "sessionFlags");
                break;
            case ConfigLayerSource.LegacyManagedFile managed:
                writer.WriteString("type", "legacyManagedConfigTomlFromFile");
                writer.WriteString("file", managed.File);
                break;
            default:
                throw new ArgumentException($"No wire form for source {source.GetType().Name}.", nameof(source));
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes <c>{name, version}</c>.</summary>
    public static void WriteMetadata(Utf8JsonWriter writer, ConfigLayer layer)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("name");
        WriteSource(writer, layer.Source);
        writer.WriteString("version", layer.Version);
        writer.WriteEndObject();
    }
}
