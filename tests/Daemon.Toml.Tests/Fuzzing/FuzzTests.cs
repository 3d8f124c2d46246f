using System.Globalization;
using System.Text;

namespace Daemon.Toml.Tests.Fuzzing;

/// <summary>
/// Runs the fuzz target over the corpus and a bounded number of mutations of it. For a longer hunt set TOML_FUZZ_INPUTS to a number of
/// inputs, and TOML_FUZZ_SEED to another seed. A failure prints its input; put that into Corpus, so that it stays found.
/// </summary>
public sealed class FuzzTests
{
    private const int DefaultInputs = 100_000;

    private static readonly IReadOnlyList<byte[]> Corpus =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Fuzzing", "Corpus")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes),
        .. new[] { "valid.txt", "invalid.txt" }.SelectMany(CaseFile.Read).Select(document => Encoding.UTF8.GetBytes(document.Text)),
    ];

    [Fact]
    public void TheCorpusHolds()
    {
        Assert.True(Corpus.Count > 200, "the corpus is missing beside the test assembly");
        foreach (var input in Corpus)
        {
            Check(input);
        }
    }

    [Fact]
    public void MutationsHold()
    {
        var seed = Setting("TOML_FUZZ_SEED", 1);
        var mutator = new Mutator(seed, Corpus);
        for (var left = Setting("TOML_FUZZ_INPUTS", DefaultInputs); left > 0; left--)
        {
            Check(mutator.Next());
        }
    }

    private static int Setting(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static void Check(byte[] input)
    {
        try
        {
            TomlFuzzTarget.Run(input);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"The target fails for the input (base64) {Convert.ToBase64String(input)}", e);
        }
    }
}
