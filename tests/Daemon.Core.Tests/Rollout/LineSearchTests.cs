using Daemon.Core.Rollout.Reading;

namespace Daemon.Core.Tests.Rollout;

/// <summary>Lines found from the end, wherever the windows of the search have their edges.</summary>
public sealed class LineSearchTests : IDisposable
{
    private const string Sought = """{"timestamp":"2026-11-20T14:29:59.807Z","ordinal":1,"type":"compacted","payload":{"message":""}}""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_line_is_found_at_any_distance_from_the_end()
    {
        // Around one window and two, byte by byte where the text lies across the edge.
        foreach (var filler in Enumerable.Range(0, 200).SelectMany(i => new[] { i, (256 * 1024) - 180 + i, (512 * 1024) - 180 + i }))
        {
            var path = Write(Sought + "\n" + new string('x', filler) + "\n");
            var found = Find(path);
            Assert.Equal(found.Offset, found.Expected);
        }
    }

    [Fact]
    public void A_line_longer_than_a_window_is_found_whole()
    {
        var path = Write(Sought.Replace("\"message\":\"\"", "\"message\":\"" + new string('m', 700 * 1024) + "\"", StringComparison.Ordinal) + "\nrest\n");
        var found = Find(path);
        Assert.Equal(found.Offset, found.Expected);
    }

    [Fact]
    public void Words_in_other_lines_are_passed_over()
    {
        var path = Write(Sought + "\n" + """{"type":"response_item","payload":{"compacted":"\"compacted\""}}""" + "\n\"compacted\" torn");
        var found = Find(path);
        Assert.Equal(found.Offset, found.Expected);
    }

    [Fact]
    public void What_is_not_there_is_not_found() => Assert.Null(Find(Write(new string('x', 600 * 1024)), _ => false).Offset);

    private string Write(string text)
    {
        var meta = """{"timestamp":"t","ordinal":0,"type":"session_meta","payload":{"id":"T","timestamp":"2026-11-20T14:29:59.807Z","cwd":"/","originator":"o","cli_version":"1"}}""";
        var path = _folder.File("a.jsonl");
        File.WriteAllText(path, meta + "\n" + text);
        return path;
    }

    private static (long? Offset, long Expected) Find(string path, Func<RolloutEnvelope, bool>? isFound = null)
    {
        var chain = RolloutChain.Resolve(path, null);
        var found = LineSearch.FindLast(chain, "\"compacted\""u8, isFound ?? (line => line.Kind == RolloutLineKind.Compacted));
        return (found?.Offset, File.ReadAllBytes(path).AsSpan().IndexOf((byte)'\n') + 1);
    }
}
