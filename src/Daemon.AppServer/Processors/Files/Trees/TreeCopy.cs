using Daemon.Execution.Files;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Fs;

namespace Daemon.AppServer.Processors.Files.Trees;

/// <summary>Copies a file, a link, or a tree of them into what is there already. Links are copied as links.</summary>
internal static class TreeCopy
{
    /// <exception cref="RpcException">The copy makes no sense.</exception>
    /// <exception cref="IOException">The file system refuses; what was copied before stays.</exception>
    public static void Copy(FsCopyParams p)
    {
        var source = Path.TrimEndingDirectorySeparator(Path.GetFullPath(p.SourcePath.Value));
        var destination = Path.TrimEndingDirectorySeparator(Path.GetFullPath(p.DestinationPath.Value));
        if (new FileInfo(source).LinkTarget is null && Directory.Exists(source))
        {
            CopyFolder(source, destination, p.Recursive);
            return;
        }

        if (!IsCopyable(source))
        {
            throw File.Exists(source)
                ? Refused("fs/copy only supports regular files, directories, and symlinks")
                : OsError.Refusal(OsError.NoEntry);
        }

        CopyOne(source, destination);
    }

    private static void CopyFolder(string source, string destination, bool recursive)
    {
        if (!recursive)
        {
            throw Refused("fs/copy requires recursive: true when sourcePath is a directory");
        }

        if (IsWithin(RealPath(destination), RealPath(source)))
        {
            throw Refused("fs/copy cannot copy a directory to itself or one of its descendants");
        }

        if (File.Exists(destination))
        {
            throw OsError.Refusal(OsError.Exists);
        }

        var folders = new Stack<(string From, string To)>([(source, destination)]);
        while (folders.TryPop(out var folder))
        {
            Directory.CreateDirectory(folder.To);
            foreach (var entry in new DirectoryInfo(folder.From).EnumerateFileSystemInfos())
            {
                var to = Path.Join(folder.To, entry.Name);
                if (entry is DirectoryInfo { LinkTarget: null })
                {
                    folders.Push((entry.FullName, to));
                }
                else if (IsCopyable(entry.FullName))
                {
                    CopyOne(entry.FullName, to);
                }
            }
        }
    }

    private static void CopyOne(string source, string destination)
    {
        if (new FileInfo(source).LinkTarget is { } target)
        {
            File.CreateSymbolicLink(destination, target);
            return;
        }

        if (Directory.Exists(destination))
        {
            throw OsError.Refusal(OsError.IsDirectory);
        }

        // Onto itself there is nothing to do, and opening it for writing would empty it.
        if (RealPath(source) != RealPath(destination))
        {
            File.Copy(source, destination, overwrite: true);
        }
    }

    private static bool IsCopyable(string path) => new FileInfo(path).LinkTarget is not null || RegularFile.Is(path, followLink: false);

    private static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The path with the links of its existing part resolved.</summary>
    private static string RealPath(string path)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return path;
        }

        var resolved = Path.Join(RealPath(parent), Path.GetFileName(path));
        var entry = new FileInfo(resolved);
        return entry.LinkTarget is null ? resolved : entry.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }

    private static RpcException Refused(string message) => new(ErrorCodes.InvalidRequest, message);
}
