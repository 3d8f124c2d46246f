using System.Runtime.CompilerServices;

namespace Daemon.Protocol.Tests.Schemas;

/// <summary>Generated files that are checked in; <c>UPDATE_GOLDEN=1</c> writes them instead of comparing.</summary>
internal static class RepositoryFile
{
    public static bool Updates => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <summary>A path below the repository's root.</summary>
    public static string At(string path, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", path));

    public static void Check(string path, ReadOnlyMemory<byte> content)
    {
        string file = At(path);
        if (Updates)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, content.Span);
        }

        Assert.True(
            File.Exists(file) && content.Span.SequenceEqual(File.ReadAllBytes(file)),
            $"{path} is not what the wire types say: run the tests of Daemon.Protocol.Tests with UPDATE_GOLDEN=1");
    }
}
