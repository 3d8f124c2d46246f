using System.Runtime.CompilerServices;

namespace Daemon.AppServer.Tests.Schemas.Examples;

/// <summary>Files of the repository that tests play or keep up to date.</summary>
internal static class RepositoryRoot
{
    /// <summary>Whether tests write files instead of comparing them.</summary>
    public static bool Updates => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <summary>A path below the repository's root.</summary>
    public static string At(string path, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Join(Path.GetDirectoryName(here), "..", "..", "..", "..", path));
}
