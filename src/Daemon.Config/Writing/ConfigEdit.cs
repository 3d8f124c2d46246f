using System.Text.Json;

namespace Daemon.Config.Writing;

/// <summary>How a value meets what is there. Wire names: <c>replace, upsert</c>.</summary>
public enum MergeStrategy
{
    /// <summary>The value takes the place of what is there.</summary>
    Replace,

    /// <summary>Tables merge key by key; other values replace.</summary>
    Upsert,
}

/// <summary>One change of a file.</summary>
/// <param name="KeyPath">Dotted; a segment may stand in double quotes: <c>projects."/a b".trust_level</c>.</param>
/// <param name="Value">JSON null removes the key.</param>
public sealed record ConfigEdit(string KeyPath, JsonElement Value, MergeStrategy Strategy);

/// <summary>A change of the user's config.toml: all edits or none.</summary>
public sealed record ConfigWriteRequest
{
    public required IReadOnlyList<ConfigEdit> Edits { get; init; }

    /// <summary>Null means the user's config.toml, the only file that may be written.</summary>
    public string? FilePath { get; init; }

    /// <summary>The version that the client last read; null writes whatever it is.</summary>
    public string? ExpectedVersion { get; init; }
}
