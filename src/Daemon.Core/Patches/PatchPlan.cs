using Daemon.Protocol.Items;

namespace Daemon.Core.Patches;

/// <summary>One file as the patch found it and will leave it.</summary>
/// <param name="Path">Absolute, normalised, as the patch names it.</param>
/// <param name="Target">The place on disk that changes: <paramref name="Path"/> with symbolic links followed.</param>
/// <param name="Before">Null: there was no file.</param>
/// <param name="After">Null: there will be none.</param>
/// <param name="ModeFrom">A file on disk whose permission bits a new file takes; null for the default ones.</param>
internal sealed record PlannedFile(string Path, string Target, byte[]? Before, byte[]? After, string? ModeFrom);

/// <summary>Both absolute.</summary>
internal readonly record struct PatchMove(string From, string To);

/// <summary>A patch that has been checked as a whole against the disk. Inert.</summary>
internal sealed record PatchPlan
{
    /// <summary>Net effect for each file, in order of path.</summary>
    public required IReadOnlyList<PlannedFile> Files { get; init; }

    /// <summary>For display and approval: absolute path to change, in order of path.</summary>
    public required IReadOnlyDictionary<string, FileChangeKind> Changes { get; init; }

    /// <summary>In the patch's order.</summary>
    public required IReadOnlyList<PatchMove> Moves { get; init; }

    /// <summary>Paths as written, in the patch's order; a moved file has its new one.</summary>
    public required IReadOnlyList<string> Added { get; init; }

    /// <inheritdoc cref="Added"/>
    public required IReadOnlyList<string> Modified { get; init; }

    /// <inheritdoc cref="Added"/>
    public required IReadOnlyList<string> Deleted { get; init; }

    /// <summary>
    /// Every absolute path that permission is needed for: the names in the patch and, where a symbolic link leads elsewhere, the
    /// place that is really written. Distinct, ordinal order.
    /// </summary>
    public IReadOnlyList<string> TouchedPaths =>
        [.. Files.SelectMany(file => new[] { file.Path, file.Target }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>What a successful patch reports; ends with a newline.</summary>
    public string Summary
    {
        get
        {
            IEnumerable<string> lines =
            [
                "Success. Updated the following files:",
                .. Added.Select(path => $"A {path}"),
                .. Modified.Select(path => $"M {path}"),
                .. Deleted.Select(path => $"D {path}"),
            ];
            return string.Concat(lines.Select(line => line + "\n"));
        }
    }
}
