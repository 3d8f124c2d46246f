using System.Text.Json;

using Daemon.Config.Reading;
using Daemon.Config.Values;

namespace Daemon.Config.Writing;

/// <summary>The results of <c>config/value/write</c> and <c>config/batchWrite</c>.</summary>
public static class ConfigWriteDocument
{
    /// <summary>Writes <c>{status, version, filePath, overriddenMetadata}</c>.</summary>
    public static void Write(Utf8JsonWriter writer, ConfigWriteOutcome.Written written)
    {
        writer.WriteStartObject();
        writer.WriteString("status", written.Overridden is null ? "ok" : "okOverridden");
        writer.WriteString("version", written.Version);
        writer.WriteString("filePath", written.FilePath);
        writer.WritePropertyName("overriddenMetadata");
        if (written.Overridden is { } overridden)
        {
            WriteOverridden(writer, overridden);
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteEndObject();
    }

    private static void WriteOverridden(Utf8JsonWriter writer, OverriddenMetadata overridden)
    {
        writer.WriteStartObject();
        writer.WriteString("message", overridden.Message);
        writer.WritePropertyName("overridingLayer");
        LayerJson.WriteMetadata(writer, overridden.OverridingLayer);
        writer.WritePropertyName("effectiveValue");
        if (overridden.EffectiveValue is { } value)
        {
            TomlJson.Write(writer, value);
        }
        else
        {
            writer.WriteNullValue();
        }

        writer.WriteEndObject();
    }
}
