using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Daemon.Core.Patches;

/// <summary>
/// What the patches of one turn changed in sum, in git's format. The baseline of a file is its content before the first patch
/// that touched it; changes made by commands are not seen. Not thread-safe: the turn owns it.
/// </summary>
/// <param name="root">Absolute; paths inside are shown relative to it, others whole.</param>
internal sealed class TurnDiff(string root)
{
    private static readonly string NoBlob = new('0', 40);

    private readonly Dictionary<string, byte[]?> _baseline = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, byte[]?> _current = new(StringComparer.Ordinal);

    // New path to the path that its content had at the start of the turn.
    private readonly Dictionary<string, string> _origins = new(StringComparer.Ordinal);

    /// <summary>Takes in a patch that was written.</summary>
    public void Record(PatchPlan plan)
    {
        foreach (PlannedFile file in plan.Files)
        {
            _baseline.TryAdd(file.Path, file.Before);
            _current[file.Path] = file.After;
        }

        foreach ((string from, string to) in plan.Moves)
        {
            string origin = _origins.Remove(from, out string? earlier) ? earlier : from;
            if (origin != to)
            {
                _origins[to] = origin;
            }
        }
    }

    /// <summary>The whole diff, sorted by path; empty when nothing differs from the baseline.</summary>
    public string Render()
    {
        Dictionary<string, string> moves = VisibleMoves();
        HashSet<string> movedAway = [.. moves.Values];
        var output = new StringBuilder();
        foreach ((string path, byte[]? after) in _current)
        {
            if (moves.TryGetValue(path, out string? origin))
            {
                AppendFile(output, origin, path, _baseline[origin], after);
            }
            else if (!movedAway.Contains(path))
            {
                AppendFile(output, path, path, _baseline[path], after);
            }
        }

        return output.ToString();
    }

    // A move is shown as one when the old path held a file and is free now, and the new one was free and holds a file.
    private Dictionary<string, string> VisibleMoves() =>
        _origins
            .Where(move => _baseline[move.Key] is null && _current[move.Key] is not null
                && _baseline[move.Value] is not null && _current[move.Value] is null)
            .ToDictionary(move => move.Key, move => move.Value, StringComparer.Ordinal);

    private void AppendFile(StringBuilder output, string oldPath, string newPath, byte[]? before, byte[]? after)
    {
        bool isSame = before is null ? after is null : after is not null && before.AsSpan().SequenceEqual(after);
        if (isSame && oldPath == newPath)
        {
            return;
        }

        string oldName = "a/" + Display(oldPath);
        string newName = "b/" + Display(newPath);
        output.Append(CultureInfo.InvariantCulture, $"diff --git {oldName} {newName}\n");
        if (isSame)
        {
            return;
        }

        if (before is null)
        {
            output.Append("new file mode 100644\n");
        }
        else if (after is null)
        {
            output.Append("deleted file mode 100644\n");
        }

        output.Append(CultureInfo.InvariantCulture, $"index {BlobId(before)}..{BlobId(after)}\n");
        string oldHeader = before is null ? "/dev/null" : oldName;
        string newHeader = after is null ? "/dev/null" : newName;
        if (!TryText(before, out string oldText) || !TryText(after, out string newText))
        {
            output.Append(CultureInfo.InvariantCulture, $"Binary files {oldHeader} and {newHeader} differ\n");
            return;
        }

        string hunks = UnifiedDiff.Create(oldText, newText);
        if (hunks.Length > 0)
        {
            output.Append(CultureInfo.InvariantCulture, $"--- {oldHeader}\n+++ {newHeader}\n{hunks}");
        }
    }

    private string Display(string path)
    {
        string relative = Path.GetRelativePath(root, path);
        bool isOutside = Path.IsPathRooted(relative) || relative == ".." || relative.StartsWith("../", StringComparison.Ordinal)
            || relative.StartsWith(@"..\", StringComparison.Ordinal);
        return (isOutside ? path : relative).Replace(Path.DirectorySeparatorChar, '/');
    }

    // As git does, a NUL makes a file binary.
    private static bool TryText(byte[]? content, out string text)
    {
        text = "";
        return content is null || (!content.Contains((byte)0) && FileText.TryDecode(content, out text, out _));
    }

    // Git's object name of the content; SHA-1 is the format, not a protection.
    private static string BlobId(byte[]? content)
    {
        if (content is null)
        {
            return NoBlob;
        }

#pragma warning disable CA5350 // Git's object ids are SHA-1.
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
#pragma warning restore CA5350
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"blob {content.Length}\0")));
        hash.AppendData(content);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
