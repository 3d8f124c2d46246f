using Daemon.JsonRpc;

namespace Daemon.AppServer.Processors;

/// <summary>Paths of requests.</summary>
internal static class RequestPath
{
    /// <summary>The cwd of a request made absolute; null stays null.</summary>
    /// <param name="baseFolder">Absolute: what a relative cwd is relative to.</param>
    /// <exception cref="RpcException">It is no path.</exception>
    public static string? ResolveCwd(string? cwd, string baseFolder)
    {
        if (cwd?.Contains('\0', StringComparison.Ordinal) == true)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "cwd must not contain a NUL character");
        }

        return cwd is null ? null : Path.GetFullPath(cwd, baseFolder);
    }

    /// <exception cref="RpcException">One of the folders to search is no path.</exception>
    public static void CheckRoots(IReadOnlyList<string> roots)
    {
        foreach (var root in roots)
        {
            if (root.Contains('\0', StringComparison.Ordinal))
            {
                throw new RpcException(ErrorCodes.InvalidRequest, "roots must not contain a NUL character");
            }
        }
    }

    /// <summary>The folders that a listing is about; the daemon's own when none is named.</summary>
    public static IEnumerable<string> Folders(IReadOnlyList<string> cwds, string own) => cwds.Count == 0 ? [own] : cwds.Select(cwd => ResolveCwd(cwd, own)!);
}
