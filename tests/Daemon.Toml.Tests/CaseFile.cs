namespace Daemon.Toml.Tests;

/// <summary>Reads the tables of documents under Cases.</summary>
internal static class CaseFile
{
    public static IEnumerable<(string Text, string Expected)> Read(string name)
    {
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cases", name)))
        {
            var separator = line.IndexOf(" ⇒ ", StringComparison.Ordinal);
            yield return (Decode(line[..separator]), line[(separator + 3)..]);
        }
    }

    public static string Decode(string text) => text
        .Replace('⏎', '\n').Replace('␍', '\r').Replace('␉', '\t').Replace('␛', '\uFEFF')
        .Replace('␀', '\0').Replace('␁', '\u0001').Replace('␋', '\u000B').Replace('␡', '\u007F');
}
