using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Tests.Loading;

/// <summary>What holds for any two tables; each seed is one pair. A failure names the seed.</summary>
public sealed class MergePropertyTests
{
    private const int Seeds = 2000;

    [Fact]
    public void Every_leaf_is_the_higher_tables_or_else_the_lowers()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var (low, high) = (Table(random, 0), Table(random, 0));
            var merged = TableEdits.Merge(low, high);
            AssertMerged(low, high, merged, seed);
            Assert.Equal(CanonicalJson.Format(merged), CanonicalJson.Format(TableEdits.Merge(merged, high)));
        }
    }

    [Fact]
    public void Merging_does_not_depend_on_how_layers_are_grouped()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var (a, b, c) = (Flat(random), Flat(random), Flat(random));
            Assert.Equal(
                CanonicalJson.Format(TableEdits.Merge(TableEdits.Merge(a, b), c)), CanonicalJson.Format(TableEdits.Merge(a, TableEdits.Merge(b, c))));
        }
    }

    private static void AssertMerged(TomlTable low, TomlTable high, TomlTable merged, int seed)
    {
        Assert.Equal(low.Entries.Concat(high.Entries).Select(entry => entry.Key).Distinct().Order(), merged.Entries.Select(entry => entry.Key).Order());
        foreach (var entry in merged.Entries)
        {
            var inLow = low.TryGet(entry.Key, out var below);
            if (!high.TryGet(entry.Key, out var above))
            {
                Assert.Same(below.Value, entry.Value);
            }
            else if (inLow && below.Value is TomlTable lowTable && above.Value is TomlTable highTable)
            {
                AssertMerged(lowTable, highTable, Assert.IsType<TomlTable>(entry.Value), seed);
            }
            else
            {
                Assert.Same(above.Value, entry.Value);
            }
        }
    }

    private static TomlTable Table(Random random, int depth) =>
        new([.. Keys(random).Select(key => new TomlEntry(key, default, Value(random, depth)))], default);

    /// <summary>Tables and other values never meet under one key: there the higher layer hides what lies below, whoever merges first.</summary>
    private static TomlTable Flat(Random random) =>
        new([.. Keys(random).Select(key => new TomlEntry(key, default, key == "a" ? Table(random, 3) : Scalar(random)))], default);

    private static IEnumerable<string> Keys(Random random) => new[] { "a", "b", "c.d", "" }.Where(_ => random.Next(2) == 0);

    private static TomlValue Value(Random random, int depth) => random.Next(3) switch
    {
        0 when depth < 3 => Table(random, depth + 1),
        1 => new TomlArray([Scalar(random)], default),
        _ => Scalar(random),
    };

    private static TomlInteger Scalar(Random random) => new(random.Next(100), default);
}
