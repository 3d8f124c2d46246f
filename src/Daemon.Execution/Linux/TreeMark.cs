using System.Globalization;
using System.Text;

namespace Daemon.Execution.Linux;

/// <summary>
/// A word in the environment of a command that all of its descendants inherit (environ(7)). By it those are found that made a session of
/// their own and lost their parent, which no process id leads to. Only who empties the environment as well escapes. Inert.
/// </summary>
internal sealed class TreeMark
{
    /// <summary>The variable. A daemon that is itself a command keeps its own mark in front, so that its commands belong to both trees.</summary>
    public const string Variable = "CODEX_COMMAND_TREE";

    private static readonly string Daemon = Guid.NewGuid().ToString("N");

    private static long _lastNumber;

    private readonly byte[] _bytes;

    private TreeMark(string word, string outer)
    {
        Word = word;
        _bytes = Encoding.ASCII.GetBytes(word);
        Line = outer.Length == 0 ? $"{Variable}={word}" : $"{Variable}={outer}:{word}";
    }

    /// <summary>Letters, digits, a dash and a full stop at the end: no mark begins another.</summary>
    public string Word { get; }

    /// <summary>The line NAME=value for the environment.</summary>
    public string Line { get; }

    /// <param name="environment">What the command gets apart from the mark.</param>
    public static TreeMark Make(IReadOnlyDictionary<string, string> environment) => new(
        string.Create(CultureInfo.InvariantCulture, $"{Daemon}-{Interlocked.Increment(ref _lastNumber)}."),
        environment.GetValueOrDefault(Variable, ""));

    /// <summary>Whether a process carries the mark; not one that has ended, or that this user may not look at.</summary>
    public bool IsOn(int pid)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{pid}/environ").AsSpan().IndexOf(_bytes) >= 0;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
