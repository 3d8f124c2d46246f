using System.Runtime.CompilerServices;

namespace Daemon.Config.Tests.Testing;

/// <summary>Compares generated text with a file of the repository; UPDATE_GOLDEN=1 rewrites the file.</summary>
internal static class Golden
{
    /// <param name="path">Relative to the root of the repository.</param>
    public static void Check(string path, string actual)
    {
        var file = PathOf(path);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), actual);
    }

    /// <summary>A file of the repository.</summary>
    public static string PathOf(string path) => Path.Join(RepositoryRoot(), path);

    private static string RepositoryRoot([CallerFilePath] string thisFile = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(thisFile)!);
        while (!File.Exists(Path.Join(folder.FullName, "Daemon.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"No Daemon.sln above {thisFile}.");
        }

        return folder.FullName;
    }
}
