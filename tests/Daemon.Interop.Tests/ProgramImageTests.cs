using Daemon.Interop.Linux;

namespace Daemon.Interop.Tests;

public sealed class ProgramImageTests
{
    [Fact]
    public void Code_of_the_program_is_given_back_and_the_rest_stays()
    {
        // Reading the code maps it.
        var before = ResidentCode();
        Assert.NotEqual(0, before);
        ProgramImage.ReleaseReadOnlyPages();
        Assert.True(ResidentCode() < before);
        GC.Collect();
    }

    /// <summary>KiB of the program's executable mappings that are in memory.</summary>
    private static long ResidentCode()
    {
        var program = File.ResolveLinkTarget("/proc/self/exe", returnFinalTarget: false)!.FullName;
        var inside = false;
        long sum = 0;
        foreach (var line in File.ReadLines("/proc/self/smaps"))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words[0].Contains('-', StringComparison.Ordinal))
            {
                inside = words[1] == "r-xp" && words[^1] == program;
            }
            else if (inside && words[0] == "Rss:")
            {
                sum += long.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return sum;
    }
}
