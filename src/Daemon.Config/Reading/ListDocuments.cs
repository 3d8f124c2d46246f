using System.Globalization;
using System.Text.Json;

using Daemon.Config.Features;
using Daemon.Config.Model;
using Daemon.Config.Permissions;

namespace Daemon.Config.Reading;

/// <summary>The results of <c>experimentalFeature/list</c> and <c>permissionProfile/list</c>: pages of <c>{data, nextCursor}</c>.</summary>
public static class ListDocuments
{
    private static readonly IReadOnlyList<FeatureDefinition> ListedFeatures = [.. FeatureTable.All.Where(feature => !feature.IsExtension)];

    /// <summary>Writes one page.</summary>
    /// <param name="cursor">As an answer gave it; null starts at the beginning.</param>
    /// <param name="limit">Most entries; null is all, 0 counts as 1.</param>
    /// <returns>Why the cursor is refused: the message of the error answer. Null when the page was written.</returns>
    public static string? WriteFeatures(Utf8JsonWriter writer, FeatureSet features, string? cursor, uint? limit) =>
        WritePage(writer, ListedFeatures, "feature flags", cursor, limit, feature =>
        {
            writer.WriteStartObject();
            writer.WriteString("name", feature.Name);
            writer.WriteString("stage", feature.Stage switch
            {
                FeatureStage.Beta => "beta",
                FeatureStage.UnderDevelopment => "underDevelopment",
                FeatureStage.Stable => "stable",
                FeatureStage.Deprecated => "deprecated",
                _ => "removed",
            });
            writer.WriteString("displayName", feature.DisplayName);
            writer.WriteString("description", feature.Description);
            writer.WriteString("announcement", feature.DisplayName is null ? null : string.Empty);
            writer.WriteBoolean("enabled", features.IsEnabled(feature.Name));
            writer.WriteBoolean("defaultEnabled", feature.Default);
            writer.WriteEndObject();
        });

    /// <inheritdoc cref="WriteFeatures"/>
    public static string? WriteProfiles(Utf8JsonWriter writer, IReadOnlyList<PermissionProfileSummary> profiles, string? cursor, uint? limit) =>
        WritePage(writer, profiles, "permission profiles", cursor, limit, profile =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", profile.Id);
            writer.WriteString("description", profile.Description);
            writer.WriteBoolean("allowed", profile.IsAllowed);
            writer.WriteEndObject();
        });

    private static string? WritePage<T>(
        Utf8JsonWriter writer, IReadOnlyList<T> all, string name, string? cursor, uint? limit, Action<T> write)
    {
        var start = 0;
        if (cursor is not null && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out start))
        {
            return $"invalid cursor: {cursor}";
        }

        if (start > all.Count)
        {
            return string.Create(CultureInfo.InvariantCulture, $"cursor {start} exceeds total {name} {all.Count}");
        }

        var end = (int)Math.Min(start + (long)Math.Max(limit ?? uint.MaxValue, 1), all.Count);
        writer.WriteStartObject();
        writer.WriteStartArray("data");
        for (var i = start; i < end; i++)
        {
            write(all[i]);
        }

        writer.WriteEndArray();
        writer.WriteString("nextCursor", end < all.Count ? end.ToString(CultureInfo.InvariantCulture) : null);
        writer.WriteEndObject();
        return null;
    }
}
