using System.Text;
using Daemon.Core.Patches;

namespace Daemon.Core.Tests.Patches;

/// <summary>Random inputs from fixed seeds: a failure repeats.</summary>
public sealed class PatchPropertyTests
{
    private static readonly string[] Alphabet = ["a", "b", "", "  c", "d  ", "e"];

    [Fact]
    public void ADiffTurnsOldIntoNew()
    {
        var random = new Random(11);
        for (int i = 0; i < 2000; i++)
        {
            string before = RandomText(random, 12);
            string after = RandomText(random, 12);
            int context = random.Next(4);
            Assert.Equal(after, Apply(before, UnifiedDiff.Create(before, after, context)));
        }
    }

    [Fact]
    public void APatchWrittenFromADiffRoundTrips()
    {
        var random = new Random(12);
        for (int i = 0; i < 1000; i++)
        {
            // Distinct lines, so that each block is in one place only.
            List<string> lines = [.. Enumerable.Range(0, random.Next(1, 30)).Select(n => $"line {n}")];
            List<string> edited = [.. lines];
            for (int e = random.Next(1, 5); e > 0 && edited.Count > 0; e--)
            {
                int at = random.Next(edited.Count);
                switch (random.Next(3))
                {
                    case 0:
                        edited.RemoveAt(at);
                        break;
                    case 1:
                        edited[at] = $"new {i} {e}";
                        break;
                    default:
                        edited.Insert(at, $"added {i} {e}");
                        break;
                }
            }

            string before = string.Concat(lines.Select(l => l + "\n"));
            string after = string.Concat(edited.Select(l => l + "\n"));
            string diff = UnifiedDiff.Create(before, after);
            if (diff.Length == 0)
            {
                continue;
            }

            IEnumerable<string> body = diff.TrimEnd('\n').Split('\n').Select(l => l.StartsWith("@@", StringComparison.Ordinal) ? "@@" : l);
            string patch = $"*** Begin Patch\n*** Update File: f\n{string.Join('\n', body)}\n*** End Patch";
            var files = new MemoryFiles("f=" + before);
            Assert.True(PatchPlanner.TryPlan(patch, "/ws", files, out PatchPlan? plan, out PatchError? error), error?.ProgramText);
            files.Apply(plan);
            Assert.Equal("f=" + after, files.Tree);
        }
    }

    [Fact]
    public void RandomPatchesAreAppliedOrRefusedButNeverThrow()
    {
        string[] pieces =
        [
            "*** Begin Patch", "*** End Patch", "*** Update File: f", "*** Add File: g", "*** Delete File: f", "*** Move to: h", "@@", "@@ a",
            "*** End of File", "", " a", "-a", "+a", "-b", "+", "-", " ", "junk", "*** Environment ID: x", "\u00e9\ud800", "<<EOF", "EOF",
        ];
        var random = new Random(13);
        int applied = 0;
        for (int i = 0; i < 20_000; i++)
        {
            IEnumerable<string> body = Enumerable.Range(0, random.Next(8)).Select(_ => pieces[random.Next(pieces.Length)]);
            string patch = string.Join(random.Next(10) == 0 ? "\r\n" : "\n", random.Next(5) == 0 ? body : ["*** Begin Patch", .. body, "*** End Patch"]);
            bool ok = PatchPlanner.TryPlan(patch, "/ws", new MemoryFiles("f=a\nb\n\na\n"), out PatchPlan? plan, out PatchError? error);
            Assert.Equal(ok, plan is not null);
            Assert.Equal(ok, error is null);
            applied += ok ? 1 : 0;
        }

        Assert.InRange(applied, 1, 19_999);
    }

    private static string RandomText(Random random, int maxLines)
    {
        var text = new StringBuilder();
        for (int n = random.Next(maxLines); n > 0; n--)
        {
            text.Append(Alphabet[random.Next(Alphabet.Length)]).Append(random.Next(8) == 0 ? "\r\n" : "\n");
        }

        return random.Next(4) == 0 ? text + "end" : text.ToString();
    }

    // An independent reader of unified hunks.
    private static string Apply(string before, string diff)
    {
        string[] old = SplitKeep(before);
        var result = new StringBuilder();
        int at = 0;
        string[] lines = SplitKeep(diff);
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i];
            bool unterminated = i + 1 < lines.Length && lines[i + 1].StartsWith('\\');
            string text = unterminated ? line[1..^1] : line[1..];
            switch (line[0])
            {
                case '@':
                    string[] range = line.Split(' ')[1][1..].Split(',');
                    int start = int.Parse(range[0], System.Globalization.CultureInfo.InvariantCulture);
                    int target = range is [_, "0"] ? start : start - 1;
                    for (; at < target; at++)
                    {
                        result.Append(old[at]);
                    }

                    break;
                case ' ':
                    Assert.Equal(old[at++], text);
                    result.Append(text);
                    break;
                case '-':
                    Assert.Equal(old[at++], text);
                    break;
                case '+':
                    result.Append(text);
                    break;
                default:
                    Assert.StartsWith("\\ No newline", line, StringComparison.Ordinal);
                    break;
            }
        }

        return result.Append(string.Concat(old[at..])).ToString();
    }

    private static string[] SplitKeep(string text)
    {
        string[] parts = text.Split('\n');
        return [.. parts[..^1].Select(p => p + "\n"), .. parts[^1].Length > 0 ? new[] { parts[^1] } : []];
    }
}
