namespace Daemon.Execution.Sandbox;

/// <summary>Absolute paths of this system in the one form that can be compared: links followed, names as plans write them.</summary>
public static class RealPath
{
    /// <summary>Null for a path that no rule can speak of (on Windows: a device, a stream of a file, a path without a drive).</summary>
    /// <exception cref="IOException">The links form a loop.</exception>
    public static string? Of(string absolutePath)
    {
        try
        {
            return SandboxFiles.OfThisSystem.Resolve(SandboxFiles.OfThisSystem.FromNative(absolutePath));
        }
        catch (CommandStartException)
        {
            return null;
        }
    }

    /// <summary>Whether a path is another one or lies below it. Both are results of <see cref="Of"/>.</summary>
    public static bool IsSameOrBelow(string path, string ancestor) =>
        SandboxPath.IsSameOrBelow(path, ancestor, SandboxFiles.OfThisSystem.Comparison);
}
