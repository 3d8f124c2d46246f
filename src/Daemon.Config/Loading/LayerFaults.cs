using Daemon.Config.Layers;
using Daemon.Config.Providers;
using Daemon.Config.Schema;
using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Loading;

/// <summary>Faults that make a layer unusable by itself, whatever the others say.</summary>
internal static class LayerFaults
{
    /// <summary>Null when the layer is usable or does not count.</summary>
    public static ConfigFailure? First(ConfigLayer layer)
    {
        if (!layer.IsEnabled)
        {
            return null;
        }

        if (layer.Problems.FirstOrDefault(problem => problem.Kind == SchemaProblemKind.Type) is { } problem)
        {
            return Fault(layer, problem.Message, problem.Span, problem.DottedPath);
        }

        return ProviderTable.Check(new TableReader(layer.Table)) is var (message, entry)
            ? Fault(layer, message, entry.KeySpan, "model_providers")
            : null;
    }

    private static ConfigFailure Fault(ConfigLayer layer, string message, TomlSpan span, string keyPath)
    {
        var fromFlags = layer.Source is ConfigLayerSource.SessionFlags;
        return new ConfigFailure(ConfigFailureKind.Type, message)
        {
            File = layer.Source.FilePath,
            Span = fromFlags ? null : span,
            KeyPath = keyPath,
            Text = layer.Text,
            IsFatal = fromFlags,
        };
    }
}
