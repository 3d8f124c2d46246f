using System.Collections.Frozen;

namespace Daemon.ModelClient.Catalog;

/// <summary>The models that a configuration knows, preferred ones first.</summary>
/// <remarks>Immutable.</remarks>
public sealed class ModelSet
{
    private readonly FrozenDictionary<string, ModelInfo> _bySlug;
    private readonly ModelSet? _beneath;

    /// <param name="models">At least one. Of two with the same slug the first counts.</param>
    /// <param name="beneath">Knows models that are not listed here and still work when somebody names them.</param>
    public ModelSet(IReadOnlyList<ModelInfo> models, ModelSet? beneath = null)
    {
        _beneath = beneath;
        Models = models;
        _bySlug = models.DistinctBy(model => model.Slug, StringComparer.Ordinal).ToFrozenDictionary(model => model.Slug, StringComparer.Ordinal);
    }

    /// <summary>The daemon's own catalogue.</summary>
    public static ModelSet BuiltIn { get; } = new(ModelCatalog.Models);

    /// <summary>In the order of a picker, hidden ones included.</summary>
    public IReadOnlyList<ModelInfo> Models { get; }

    /// <summary>Finds a model, the embedded provider's included, or assumes the least about an unknown one.</summary>
    public ModelInfo Get(string slug) => _bySlug.GetValueOrDefault(slug)
        ?? _beneath?.Get(slug)
        ?? (slug == ModelCatalog.OfflineSlug ? ModelCatalog.Offline : ModelCatalog.Fallback(slug));
}
