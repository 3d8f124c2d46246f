namespace Daemon.Core.Patches;

/// <summary>How a line of an update takes part in it.</summary>
internal enum PatchLineKind
{
    /// <summary>In the file before and after; the file's own bytes stay.</summary>
    Context,

    Removed,

    Added,
}

/// <param name="Text">Without the prefix character and without a line ending.</param>
internal readonly record struct PatchLine(PatchLineKind Kind, string Text);

/// <summary>One place of a file that an update changes.</summary>
/// <param name="Context">Text after <c>@@</c>: a line to find first; null when there was none.</param>
/// <param name="Lines">At least one.</param>
/// <param name="IsEndOfFile">The old lines are the file's last ones.</param>
internal sealed record PatchChunk(string? Context, IReadOnlyList<PatchLine> Lines, bool IsEndOfFile);

/// <summary>What a patch asks for one file. Paths are as written: relative to the working directory, or absolute.</summary>
internal abstract record PatchHunk(string Path)
{
    /// <param name="Content">The whole file; every line ends with a line feed.</param>
    internal sealed record Add(string Path, string Content) : PatchHunk(Path);

    internal sealed record Delete(string Path) : PatchHunk(Path);

    /// <param name="MoveTo">New path; null when the file stays.</param>
    /// <param name="Chunks">In file order; at least one.</param>
    internal sealed record Update(string Path, string? MoveTo, IReadOnlyList<PatchChunk> Chunks) : PatchHunk(Path);
}
