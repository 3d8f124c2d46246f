using Daemon.Config.Layers;
using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Loading;

/// <summary>Where a value in effect was set.</summary>
/// <param name="Span">The value in <paramref name="Text"/>.</param>
/// <param name="Text">The text of the file.</param>
public sealed record ConfigOrigin(string File, TomlSpan Span, string Text)
{
    /// <summary>The place in the highest layer that sets a key; null when none does, or the command line.</summary>
    /// <param name="layers">From the highest precedence to the lowest.</param>
    /// <param name="path">Segments of the key.</param>
    internal static ConfigOrigin? Find(IEnumerable<ConfigLayer> layers, IReadOnlyList<string> path)
    {
        foreach (var layer in layers.Where(layer => layer.IsEnabled))
        {
            if (TableEdits.ValueAt(layer.Table, path) is { } value)
            {
                return layer is { Text: { } text, Source.FilePath: { } file } ? new ConfigOrigin(file, value.Span, text) : null;
            }
        }

        return null;
    }
}
