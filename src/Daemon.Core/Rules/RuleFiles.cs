namespace Daemon.Core.Rules;

/// <summary>A rules file that was not taken, and with it no other.</summary>
/// <param name="Path">The file, or a folder that cannot be listed.</param>
/// <param name="Details">File, reason and place, for people.</param>
/// <param name="Place">1-based; the end is behind the last character. Null when the file could not be read at all.</param>
public sealed record RuleFileProblem(string Path, string Details, (int StartLine, int StartColumn, int EndLine, int EndColumn)? Place);

/// <summary>Looks at rules files on behalf of those who only need to know whether they are in order.</summary>
public static class RuleFiles
{
    /// <summary>The first problem in the <c>*.rules</c> of the folders; null when there is none.</summary>
    /// <param name="folders">Absolute; the lowest layer first.</param>
    public static RuleFileProblem? Check(IEnumerable<string> folders)
    {
        RuleSet.FromFolders(folders, out var error);
        return error is null
            ? null
            : new RuleFileProblem(
                error.Path,
                error.Details,
                error.Span is { } span ? (span.Start.Line, span.Start.Column, span.End.Line, span.End.Column) : null);
    }
}
