using System.Text.Json;

namespace Daemon.ModelClient.Catalog;

/// <summary>A catalogue of models that cannot be used; the message names the file and what is wrong.</summary>
public sealed class CatalogException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>
/// Reads a catalogue from a file: <c>{"models":[{...}]}</c> in the form in which the OpenAI models endpoint lists them. Members that say
/// nothing to this daemon are skipped.
/// </summary>
public static class CatalogFile
{
    /// <exception cref="CatalogException">It cannot be read, is no such JSON, or holds no model.</exception>
    public static ModelSet Read(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            using var document = JsonDocument.Parse(file);
            return Parse(document.RootElement, $"model_catalog_json path `{path}`");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CatalogException($"model_catalog_json path `{path}`: No such file or directory (os error 2)", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CatalogException($"model_catalog_json path `{path}`: {e.Message}", e);
        }
        catch (JsonException e)
        {
            throw new CatalogException($"failed to parse model_catalog_json path `{path}` as JSON: {e.Message}", e);
        }
    }

    /// <summary>Reads a catalogue out of its JSON.</summary>
    /// <param name="source">What messages call it.</param>
    /// <param name="beneath">See <see cref="ModelSet"/>.</param>
    /// <exception cref="CatalogException">It holds no model, or one that is none.</exception>
    internal static ModelSet Parse(JsonElement root, string source, ModelSet? beneath = null)
    {
        if (Member(root, "models", JsonValueKind.Array) is not { } models)
        {
            throw new CatalogException($"failed to parse {source} as JSON: missing field `models`");
        }

        try
        {
            // The sort is stable: equal priorities stay as they are written.
            var read = models.EnumerateArray().Select((model, i) => (Info: ReadModel(model, i), Priority: Integer(model, "priority") ?? long.MaxValue))
                .OrderBy(model => model.Priority).Select(model => model.Info).ToList();
            return read.Count > 0 ? new ModelSet(read, beneath) : throw new CatalogException($"{source} must contain at least one model");
        }
        catch (FormatException e)
        {
            throw new CatalogException($"failed to parse {source} as JSON: {e.Message}", e);
        }
    }

    private static ModelInfo ReadModel(JsonElement model, int index)
    {
        if (model.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"models[{index}] is no object");
        }

        long window = Integer(model, "context_window") ?? Integer(model, "max_context_window") ?? ModelInfo.DefaultContextWindow;
        return new ModelInfo
        {
            Slug = Text(model, "slug") ?? throw new FormatException($"models[{index}]: missing field `slug`"),
            DisplayName = Text(model, "display_name") ?? throw new FormatException($"models[{index}]: missing field `display_name`"),
            Description = Text(model, "description") ?? "",
            Hidden = Text(model, "visibility") is "hide" or "none",
            DefaultEffort = Text(model, "default_reasoning_level"),
            Efforts = Efforts(model),
            DefaultReasoningSummary = Text(model, "default_reasoning_summary") ?? "auto",
            ContextWindow = window,
            MaxContextWindow = Math.Max(window, Integer(model, "max_context_window") ?? window),
            DefaultVerbosity = Flag(model, "support_verbosity") ? Text(model, "default_verbosity") : null,
            ApplyPatchFreeform = Text(model, "apply_patch_tool_type") == "freeform",
            ParallelToolCalls = Flag(model, "supports_parallel_tool_calls"),
            SupportsSearchTool = Flag(model, "supports_search_tool"),
            Truncation = Truncation(model),
            InputModalities = Modalities(model),
            CompactionHash = Text(model, "comp_hash"),
            MultiAgentVersion = Text(model, "multi_agent_version"),
            Specialty = Text(model, "model_specialty"),
            BaseInstructions = Text(model, "base_instructions") is { Length: > 0 } instructions ? instructions : null,
        };
    }

    private static List<ReasoningEffort> Efforts(JsonElement model)
    {
        var efforts = new List<ReasoningEffort>();
        foreach (JsonElement level in Elements(model, "supported_reasoning_levels"))
        {
            if (Text(level, "effort") is { } name)
            {
                efforts.Add(new ReasoningEffort(name, Text(level, "description") ?? ""));
            }
        }

        return efforts;
    }

    private static TruncationPolicy Truncation(JsonElement model)
    {
        const int DefaultLimit = 10_000;
        JsonElement? policy = Member(model, "truncation_policy", JsonValueKind.Object);
        TruncationUnit unit = policy is { } given && Text(given, "mode") == "tokens" ? TruncationUnit.Tokens : TruncationUnit.Bytes;
        long limit = (policy is { } stated ? Integer(stated, "limit") : null) ?? DefaultLimit;
        return new TruncationPolicy(unit, (int)Math.Clamp(limit, 1, int.MaxValue / 4));
    }

    private static List<InputModality> Modalities(JsonElement model)
    {
        var names = Elements(model, "input_modalities").Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()).ToList();
        return names.Count == 0 || names.Contains("image") ? [InputModality.Text, InputModality.Image] : [InputModality.Text];
    }

    private static JsonElement? Member(JsonElement element, string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == kind ? value : null;

    private static JsonElement.ArrayEnumerator Elements(JsonElement element, string name) =>
        Member(element, name, JsonValueKind.Array) is { } array ? array.EnumerateArray() : default;

    private static string? Text(JsonElement element, string name) => Member(element, name, JsonValueKind.String)?.GetString();

    private static long? Integer(JsonElement element, string name) =>
        Member(element, name, JsonValueKind.Number) is { } number && number.TryGetInt64(out long value) ? value : null;

    private static bool Flag(JsonElement element, string name) => Member(element, name, JsonValueKind.True) is not null;
}
