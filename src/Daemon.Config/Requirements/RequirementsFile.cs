using Daemon.Config.Schema;

namespace Daemon.Config.Requirements;

/// <summary>requirements.toml as it was read.</summary>
/// <param name="Path">Where it is, or would be.</param>
/// <param name="Text">Its text; null when it is missing.</param>
/// <param name="Problems">Disagreements with the schema.</param>
internal sealed record RequirementsFile(string Path, string? Text, IReadOnlyList<SchemaProblem> Problems)
{
    /// <summary>No such file.</summary>
    public static readonly RequirementsFile None = new(string.Empty, null, []);
}
