using Daemon.Config.Schema;
using Daemon.Toml.Values;

namespace Daemon.Config.Layers;

/// <summary>One layer of configuration, its paths absolute.</summary>
/// <param name="Table">What the layer says, also when it is disabled.</param>
/// <param name="DisabledReason">Why the layer contributes nothing, for the user; null when it counts.</param>
public sealed record ConfigLayer(ConfigLayerSource Source, TomlTable Table, string? DisabledReason = null)
{
    private string? _version;

    /// <summary>Fingerprint of <see cref="Table"/>, independent of comments, formatting and key order.</summary>
    public string Version => _version ??= LayerVersion.Of(Table);

    public bool IsEnabled => DisabledReason is null;

    /// <summary>Disagreements with the schema, in document order; empty for a disabled layer.</summary>
    internal IReadOnlyList<SchemaProblem> Problems { get; init; } = [];

    /// <summary>The text that spans in <see cref="Table"/> refer to; null when there is no file.</summary>
    internal string? Text { get; init; }
}
