namespace Daemon.Core.Patches;

/// <summary>
/// Why a patch was not applied. The two wordings are fixed by what models and scripts already read; they differ a little
/// between the tool and the stand-alone program.
/// </summary>
/// <param name="ToolText">The whole output of the tool call.</param>
/// <param name="ProgramText">What the program prints on standard error, without a final newline.</param>
internal sealed record PatchError(string ToolText, string ProgramText)
{
    /// <summary>The patch parses but asks for nothing.</summary>
    public static PatchError Empty { get; } = new("patch rejected: empty patch", "No files were modified.");

    /// <summary>A symbolic link changed between the question and the answer.</summary>
    public static PatchError LeadsElsewhere { get; } =
        Verification("a path leads elsewhere than when the patch was approved; send the patch again");

    /// <summary>The frame of the patch is wrong.</summary>
    public static PatchError InvalidPatch(string reason) => Verification($"invalid patch: {reason}", $"Invalid patch: {reason}");

    /// <param name="line">1-based line of the patch.</param>
    /// <param name="reason">A sentence without a final full stop.</param>
    public static PatchError InvalidHunk(int line, string reason) =>
        Verification($"invalid hunk at line {line}, {reason}", $"Invalid patch hunk on line {line}: {reason}");

    public static PatchError LinesNotFound(string path, IEnumerable<string> lines) =>
        Verification($"Failed to find expected lines in {path}:\n{string.Join('\n', lines)}");

    public static PatchError ContextNotFound(string path, string context) =>
        Verification($"Failed to find context '{context}' in {path}");

    public static PatchError CannotReadToUpdate(string path, string reason) =>
        Verification($"Failed to read file to update {path}: {reason}");

    public static PatchError CannotDelete(string path, string reason) =>
        Verification($"Failed to read {path}: {reason}", $"Failed to delete file {path}");

    public static PatchError CannotOverwrite(string path) => Verification($"Failed to write file {path}");

    /// <summary>The plan was good but the disk refused; nothing of it is left behind.</summary>
    public static PatchError CannotApply(string path, string reason)
    {
        string text = $"Failed to write file {path}: {reason}";
        return new PatchError(text, text);
    }

    /// <summary>The disk refused, and undoing what was done failed as well.</summary>
    public PatchError WithLeftovers(IEnumerable<string> paths)
    {
        string suffix = $"\nCould not restore: {string.Join(", ", paths)}";
        return new PatchError(ToolText + suffix, ProgramText + suffix);
    }

    private static PatchError Verification(string text) => Verification(text, text);

    private static PatchError Verification(string toolText, string programText) =>
        new($"apply_patch verification failed: {toolText}", programText);
}
