namespace Daemon.Core.Patches;

/// <summary>The real disk. Stateless.</summary>
internal sealed class DiskPatchFileSystem : IPatchFileSystem
{
    // As many as Linux follows (path_resolution(7)).
    private const int MaxLinks = 40;

    public string ResolveTarget(string path)
    {
        int links = 0;
        return Resolve(Path.GetFullPath(path), ref links);
    }

    public string ResolveEntry(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Path.GetDirectoryName(full) is { } folder ? Path.Join(ResolveTarget(folder), Path.GetFileName(full)) : full;
    }

    public PatchFile Read(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return new PatchFile(PatchFileStatus.NotAFile, [], $"path `{path}` is not a file");
            }

            return PatchFile.Found(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return PatchFile.Missing;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new PatchFile(PatchFileStatus.Unreadable, [], e.Message);
        }
    }

    private static string Resolve(string path, ref int links)
    {
        string trimmed = Path.TrimEndingDirectorySeparator(path);
        if (Path.GetDirectoryName(trimmed) is not { } folder)
        {
            return path;
        }

        folder = Resolve(folder, ref links);
        string entry = Path.Join(folder, Path.GetFileName(trimmed));
        if (new FileInfo(entry).LinkTarget is not { } target)
        {
            return entry;
        }

        return ++links > MaxLinks
            ? throw new IOException($"Too many levels of symbolic links: {path}")
            : Resolve(Path.GetFullPath(target, folder), ref links);
    }
}
