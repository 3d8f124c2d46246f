using System.Runtime.CompilerServices;

namespace Daemon.Execution.Tests.Sandbox.Verdicts;

/// <summary>
/// What each profile means, on every system: <c>Verdicts.txt</c>. A column is a profile, a row a path below the tree. A cell says what a
/// command may do there: <c>w</c> read and write, <c>r</c> read, <c>-</c> neither. Behind a slash stands what differs, by the letter of the
/// system: L Linux, M macOS, U Windows unelevated, E Windows elevated.
/// </summary>
internal static class VerdictTable
{
    public static IReadOnlyList<(string Profile, string Path, char Access)> For(char system)
    {
        List<string[]> lines = [.. Lines("files")];
        string[] profiles = lines[0][1..];
        var verdicts = new List<(string, string, char)>();
        foreach (string[] row in lines.Skip(1))
        {
            Assert.Equal(profiles.Length + 1, row.Length);
            verdicts.AddRange(profiles.Select((profile, column) => (profile, row[0], Cell(row[column + 1], system))));
        }

        return verdicts;
    }

    /// <summary>Addresses and sockets: <c>+</c> may be reached, <c>-</c> not.</summary>
    public static IReadOnlyList<(string Profile, string Address, char Verdict)> Network(char system)
    {
        List<string[]> lines = [.. Lines("network")];
        return [.. lines.Skip(1).SelectMany(row => lines[0].Skip(1).Select((profile, column) => (profile, row[0], Cell(row[column + 1], system))))];
    }

    private static char Cell(string cell, char system)
    {
        for (int i = 2; i + 1 < cell.Length; i += 2)
        {
            if (cell[i] == system)
            {
                return cell[i + 1];
            }
        }

        return cell[0];
    }

    private static IEnumerable<string[]> Lines(string section, [CallerFilePath] string here = "")
    {
        bool inside = false;
        foreach (string line in File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "Verdicts.txt")))
        {
            if (line.StartsWith('['))
            {
                inside = line == $"[{section}]";
            }
            else if (inside && line.Length > 0 && !line.StartsWith('#'))
            {
                yield return line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            }
        }
    }
}
