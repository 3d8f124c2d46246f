using System.Runtime.CompilerServices;

namespace Daemon.Protocol.Generator.Tests;

/// <summary>Compares text with a file beside the tests; <c>UPDATE_GOLDEN=1</c> rewrites the file instead.</summary>
internal static class Golden
{
    public static void Check(string name, string actual, [CallerFilePath] string here = "")
    {
        string file = Path.Combine(Path.GetDirectoryName(here)!, "Goldens", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.Equal(File.ReadAllText(file), actual);
    }
}
