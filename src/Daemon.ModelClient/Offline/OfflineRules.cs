namespace Daemon.ModelClient.Offline;

/// <summary>The whole understanding of the offline provider: which lines of a message ask for something.</summary>
/// <remarks>
/// Line by line, surrounding blanks ignored: <c>run: COMMAND</c> and <c>!COMMAND</c> run a command; <c>show: PATH</c> prints a file;
/// <c>cat PATH</c> and <c>ls [PATH]</c> are commands as they stand; <c>*** Begin Patch</c> to <c>*** End Patch</c> is a patch, in a code
/// fence or bare. Everything else is no request.
/// </remarks>
internal static class OfflineRules
{
    private const string PatchBegin = "*** Begin Patch";
    private const string PatchEnd = "*** End Patch";

    /// <summary>The actions of a message in their order; empty when it asks for nothing known.</summary>
    public static IReadOnlyList<OfflineAction> Read(string message)
    {
        var actions = new List<OfflineAction>();
        string[] lines = message.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            int end = line == PatchBegin ? FindPatchEnd(lines, i) : -1;
            if (end > 0)
            {
                // Lines in between keep their blanks: they are content.
                actions.Add(new OfflineAction.Patch(string.Join('\n', [PatchBegin, .. lines[(i + 1)..end], PatchEnd])));
                i = end;
            }
            else if (ReadLine(line) is { } action)
            {
                actions.Add(action);
            }
        }

        return actions;
    }

    private static int FindPatchEnd(string[] lines, int begin) => Array.FindIndex(lines, begin, line => line.Trim() == PatchEnd);

    private static OfflineAction.Run? ReadLine(string line)
    {
        if ((After(line, "run:") ?? After(line, "!")) is { } command)
        {
            return new OfflineAction.Run(command);
        }

        if (After(line, "show:") is { } path)
        {
            return new OfflineAction.Run($"cat -- {Quote(path)}");
        }

        return IsListing(line) ? new OfflineAction.Run(line) : null;
    }

    private static string? After(string line, string prefix)
    {
        string? rest = line.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? line[prefix.Length..].Trim() : null;
        return rest is { Length: > 0 } ? rest : null;
    }

    /// <summary>True for <c>cat</c> with one path and <c>ls</c> with one at most: more words are more likely prose.</summary>
    private static bool IsListing(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int paths = words.Skip(1).Count(word => !word.StartsWith('-'));
        return words.Length > 0 && words[0] switch { "cat" => paths == 1, "ls" => paths <= 1, _ => false };
    }

    private static string Quote(string path) => $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
