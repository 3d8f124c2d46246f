using Daemon.Config.Layers;
using Daemon.Config.Loading;
using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Writing;

/// <summary>Finds out whether a written key has effect.</summary>
internal static class Overrides
{
    /// <summary>The first edited path whose value in effect is another than the user's, and the layer that decides it.</summary>
    /// <param name="user">The user's file as written.</param>
    /// <param name="snapshot">Loaded after the write.</param>
    public static OverriddenMetadata? Find(EditPlan plan, TomlTable user, ConfigSnapshot snapshot)
    {
        foreach (var path in plan.Paths)
        {
            if (TableEdits.ValueAt(snapshot.Merged, path) is not { } effective)
            {
                continue;
            }

            var wanted = TableEdits.ValueAt(user, path);
            var layer = snapshot.Layers
                .TakeWhile(layer => layer.Source is not ConfigLayerSource.User { Profile: null })
                .FirstOrDefault(layer => layer.IsEnabled && TableEdits.ValueAt(layer.Table, path) is not null);
            if (layer is not null && (wanted is null || CanonicalJson.Format(wanted) != CanonicalJson.Format(effective)))
            {
                return new OverriddenMetadata(Message(layer.Source), layer, effective);
            }
        }

        return null;
    }

    private static string Message(ConfigLayerSource source) => source switch
    {
        ConfigLayerSource.LegacyManagedFile managed => $"Overridden by legacy managed_config.toml: {managed.File}",
        ConfigLayerSource.User user => $"Overridden by profile: {user.File}",
        ConfigLayerSource.Project project => $"Overridden by project config: {project.FilePath}",
        _ => "Overridden by session flags",
    };
}
