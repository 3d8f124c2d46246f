using System.Collections.Frozen;

namespace Daemon.ModelClient.Catalog;

/// <summary>
/// The models that the daemon knows, preferred ones first, and what it assumes about others. Slugs, windows and efforts are the
/// providers' facts; models that are meant for tools inside a script engine get the classic tools, which they understand as well.
/// </summary>
public static class ModelCatalog
{
    /// <summary>Model of an OpenAI provider when nothing names one.</summary>
    public const string DefaultSlug = "gpt-6.1-sol";

    /// <summary>Model of the embedded provider.</summary>
    public const string OfflineSlug = "offline";

    private static readonly FrozenDictionary<string, ModelInfo> BySlug =
        CatalogData.Models.Append(CatalogData.Offline).ToFrozenDictionary(model => model.Slug, StringComparer.Ordinal);

    /// <summary>All catalogued models of OpenAI providers in the order of a picker, hidden ones included.</summary>
    public static IReadOnlyList<ModelInfo> Models => CatalogData.Models;

    /// <summary>The embedded provider's model.</summary>
    public static ModelInfo Offline => CatalogData.Offline;

    /// <summary>Finds a model; null for an unknown slug.</summary>
    public static ModelInfo? Find(string slug) => BySlug.GetValueOrDefault(slug);

    /// <summary>Finds a model, or assumes the least about an unknown one.</summary>
    public static ModelInfo Get(string slug) => Find(slug) ?? Fallback(slug);

    /// <summary>What is assumed about a model that is not catalogued: no efforts, no freeform patches, short tool outputs.</summary>
    public static ModelInfo Fallback(string slug) => new()
    {
        Slug = slug,
        DisplayName = slug,
        Description = "A model that is not in the catalogue.",
        IsKnown = false,
        DefaultReasoningSummary = "auto",
        Truncation = new TruncationPolicy(TruncationUnit.Bytes, 10_000),
    };
}
