using Daemon.Toml.Values;

namespace Daemon.Toml.Editing;

/// <summary>Compares what a document says, not how: spans and spelling do not count, order of keys neither.</summary>
internal static class EditCheck
{
    public static bool AreEqual(TomlValue? value, TomlLiteral literal) => (value, literal) switch
    {
        (TomlString a, TomlLiteral.StringLiteral b) => a.Value == b.Value,
        (TomlInteger a, TomlLiteral.IntegerLiteral b) => a.Value == b.Value,
        (TomlFloat a, TomlLiteral.FloatLiteral b) => AreSameNumber(a.Value, b.Value),
        (TomlBoolean a, TomlLiteral.BooleanLiteral b) => a.Value == b.Value,
        (TomlArray a, TomlLiteral.ArrayLiteral b) =>
            a.Items.Count == b.Items.Length && a.Items.Zip(b.Items).All(pair => AreEqual(pair.First, pair.Second)),
        (TomlTable a, TomlLiteral.TableLiteral b) =>
            a.Entries.Count == b.Entries.Length
            && b.Entries.All(entry => a.TryGet(entry.Key, out var found) && AreEqual(found.Value, entry.Value)),
        _ => false,
    };

    public static bool AreEqual(TomlValue? left, TomlValue? right) => (left, right) switch
    {
        (null, null) => true,
        (TomlString a, TomlString b) => a.Value == b.Value,
        (TomlInteger a, TomlInteger b) => a.Value == b.Value,
        (TomlFloat a, TomlFloat b) => AreSameNumber(a.Value, b.Value),
        (TomlBoolean a, TomlBoolean b) => a.Value == b.Value,
        (TomlDateTime a, TomlDateTime b) => a.Kind == b.Kind && a.Text == b.Text,
        (TomlArray a, TomlArray b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => AreEqual(pair.First, pair.Second)),
        (TomlTable a, TomlTable b) =>
            a.Entries.Count == b.Entries.Count
            && a.Entries.All(entry => b.TryGet(entry.Key, out var found) && AreEqual(entry.Value, found.Value)),
        _ => false,
    };

    /// <summary>
    /// Whether nothing but the value at the path differs, and that is as wanted (null: gone). Tables on the way may come and go with it
    /// as long as they hold nothing else.
    /// </summary>
    public static bool IsOnlyChange(TomlTable? before, TomlTable? after, ReadOnlySpan<string> path, TomlLiteral? wanted)
    {
        var name = path[0];
        var names = Names(before).Union(Names(after));
        if (names.Any(other => other != name && !AreEqual(Child(before, other), Child(after, other))))
        {
            return false;
        }

        var then = Child(before, name);
        var now = Child(after, name);
        if (path.Length == 1)
        {
            return wanted is null ? now is null : AreEqual(now, wanted);
        }

        return then is null or TomlTable && now is null or TomlTable
            && IsOnlyChange((TomlTable?)then, (TomlTable?)now, path[1..], wanted);
    }

    private static IEnumerable<string> Names(TomlTable? table) => table?.Entries.Select(entry => entry.Key) ?? [];

    private static TomlValue? Child(TomlTable? table, string name) =>
        table is not null && table.TryGet(name, out var entry) ? entry.Value : null;

    // By bits, so that the two zeros differ; but there is one NaN.
    private static bool AreSameNumber(double left, double right) =>
        double.IsNaN(left) ? double.IsNaN(right) : BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right);
}
