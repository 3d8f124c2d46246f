using System.Text;
using Daemon.Protocol.Acp.Updates;
using Daemon.Protocol.V2.Items;

namespace Daemon.Acp.Updates;

/// <summary>Shows a patch the way editors do: as pieces of text before and after it.</summary>
internal static class PatchDiffs
{
    /// <summary>One piece for a new or deleted file, one for each hunk of a changed file.</summary>
    public static IReadOnlyList<ToolCallContent> Of(IReadOnlyList<FileUpdateChange> changes)
    {
        List<ToolCallContent> pieces = [];
        foreach (var change in changes)
        {
            switch (change.Kind)
            {
                case PatchChangeKind.Add:
                    pieces.Add(new ToolCallContent.Diff { Path = change.Path, NewText = change.Diff });
                    break;
                case PatchChangeKind.Delete:
                    pieces.Add(new ToolCallContent.Diff { Path = change.Path, OldText = change.Diff, NewText = "" });
                    break;
                default:
                    AddHunks(pieces, (change.Kind as PatchChangeKind.Update)?.MovePath ?? change.Path, change.Diff);
                    break;
            }
        }

        return pieces;
    }

    /// <summary>Where the changes are.</summary>
    public static IReadOnlyList<ToolCallLocation> Locations(IReadOnlyList<FileUpdateChange> changes) =>
        [.. changes.Select(change => new ToolCallLocation { Path = change.Path })];

    private static void AddHunks(List<ToolCallContent> pieces, string path, string diff)
    {
        var (before, after) = (new StringBuilder(), new StringBuilder());
        foreach (var line in diff.AsSpan().EnumerateLines())
        {
            switch (line)
            {
                case ['@', '@', ..]:
                    Flush();
                    break;
                case ['-', '-', '-', ' ', ..] or ['+', '+', '+', ' ', ..] when before.Length == 0 && after.Length == 0:
                    // The names of the files.
                    break;
                case ['-', .. var removed]:
                    before.Append(removed).Append('\n');
                    break;
                case ['+', .. var added]:
                    after.Append(added).Append('\n');
                    break;
                case [' ', .. var kept]:
                    before.Append(kept).Append('\n');
                    after.Append(kept).Append('\n');
                    break;
                default:
                    // "\ No newline at end of file", and the empty piece behind the last line.
                    break;
            }
        }

        Flush();

        void Flush()
        {
            if (before.Length > 0 || after.Length > 0)
            {
                pieces.Add(new ToolCallContent.Diff { Path = path, OldText = before.ToString(), NewText = after.ToString() });
                before.Clear();
                after.Clear();
            }
        }
    }
}
