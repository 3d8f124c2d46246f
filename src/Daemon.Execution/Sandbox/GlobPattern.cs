namespace Daemon.Execution.Sandbox;

/// <summary>
/// A deny pattern. <c>*</c> and <c>?</c> match within a path component, <c>**</c> across components, <c>**/</c> also matches nothing,
/// <c>[abc]</c> and <c>[!a-c]</c> match one character; a bracket that is not closed stands for itself. Dot files are included.
/// </summary>
internal sealed class GlobPattern
{
    private readonly string _pattern;
    private readonly StringComparison _comparison;

    private GlobPattern(string folder, string pattern, StringComparison comparison)
    {
        Folder = folder;
        Wildcards = pattern;
        _comparison = comparison;
        _pattern = Folded(pattern);
    }

    /// <summary>The part below <see cref="Folder"/>, as written.</summary>
    public string Wildcards { get; }

    /// <summary>The folder without wildcards below which matches lie.</summary>
    public string Folder { get; }

    /// <summary>How deep below <see cref="Folder"/> a match can lie; null when that is unbounded.</summary>
    public int? Depth => _pattern.Contains("**", StringComparison.Ordinal) ? null : _pattern.AsSpan().Count('/') + 1;

    /// <summary>Whether a text has wildcards at all.</summary>
    public static bool HasWildcards(string text) => text.AsSpan().IndexOfAny('*', '?', '[') >= 0;

    /// <param name="folder">Absolute; taken literally even when its name has wildcard characters.</param>
    /// <param name="pattern">Relative to the folder.</param>
    /// <param name="comparison">Ordinal, or ordinal without regard to case.</param>
    public static GlobPattern Below(string folder, string pattern, StringComparison comparison = StringComparison.Ordinal)
    {
        string rest = pattern;
        while (rest.IndexOf('/', StringComparison.Ordinal) is >= 0 and int slash && !HasWildcards(rest[..slash]))
        {
            folder = SandboxPath.Join(folder, rest[..slash]);
            rest = rest[(slash + 1)..];
        }

        return new GlobPattern(SandboxPath.Normalize(folder), rest, comparison);
    }

    /// <summary>The same pattern below another folder.</summary>
    public GlobPattern In(string folder) => new(folder, Wildcards, _comparison);

    /// <summary>The path, or the folder around it nearest to the root, that matches; null when none does.</summary>
    /// <param name="path">Absolute and normal.</param>
    public string? FindMatch(string path)
    {
        int start = Folder.Length == 1 ? 1 : Folder.Length + 1;
        if (path.Length <= start || !SandboxPath.IsSameOrBelow(path, Folder, _comparison))
        {
            return null;
        }

        for (int end = path.IndexOf('/', start); ; end = path.IndexOf('/', end + 1))
        {
            int stop = end < 0 ? path.Length : end;
            if (IsMatch(path.AsSpan(start, stop - start)))
            {
                return path[..stop];
            }

            if (end < 0)
            {
                return null;
            }
        }
    }

    /// <summary>As it was written, absolute.</summary>
    public override string ToString() => SandboxPath.Join(Folder, Wildcards);

    /// <summary>Whether a path relative to <see cref="Folder"/> matches.</summary>
    public bool IsMatch(ReadOnlySpan<char> relativePath) =>
        _comparison == StringComparison.Ordinal ? IsMatch(_pattern, relativePath) : IsMatch(_pattern, Folded(relativePath.ToString()));

    private string Folded(string text) => _comparison == StringComparison.Ordinal ? text : text.ToUpperInvariant();

    private static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        while (!pattern.IsEmpty)
        {
            if (pattern[0] == '*')
            {
                return IsStarMatch(pattern, text);
            }

            if (text.IsEmpty || !MatchOne(ref pattern, text[0]))
            {
                return false;
            }

            text = text[1..];
        }

        return text.IsEmpty;
    }

    private static bool IsStarMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        bool crosses = pattern.StartsWith("**");
        ReadOnlySpan<char> rest = pattern.TrimStart('*');
        if (crosses && rest.StartsWith("/") && IsMatch(rest[1..], text))
        {
            return true;
        }

        for (int length = 0; ; length++)
        {
            if (IsMatch(rest, text[length..]))
            {
                return true;
            }

            if (length == text.Length || (!crosses && text[length] == '/'))
            {
                return false;
            }
        }
    }

    /// <summary>Matches one character against the front of the pattern and removes that front.</summary>
    private static bool MatchOne(ref ReadOnlySpan<char> pattern, char character)
    {
        char front = pattern[0];
        int end = front == '[' ? ClassEnd(pattern) : 0;
        if (end > 0)
        {
            ReadOnlySpan<char> members = pattern[1..end];
            pattern = pattern[(end + 1)..];
            return character != '/' && IsInClass(members, character);
        }

        pattern = pattern[1..];
        return front == '?' ? character != '/' : front == character;
    }

    /// <summary>Index of the closing bracket, 0 when there is none. A bracket right after the opening one is a member.</summary>
    public static int ClassEnd(ReadOnlySpan<char> pattern)
    {
        int first = pattern.Length > 1 && pattern[1] is '!' or '^' ? 2 : 1;
        int end = pattern.Length > first + 1 ? pattern[(first + 1)..].IndexOf(']') : -1;
        return end < 0 ? 0 : end + first + 1;
    }

    private static bool IsInClass(ReadOnlySpan<char> members, char character)
    {
        bool negated = members[0] is '!' or '^';
        members = negated ? members[1..] : members;
        for (int i = 0; i < members.Length; i++)
        {
            bool isRange = i + 2 < members.Length && members[i + 1] == '-';
            if (isRange ? character >= members[i] && character <= members[i + 2] : character == members[i])
            {
                return !negated;
            }

            i += isRange ? 2 : 0;
        }

        return negated;
    }
}
