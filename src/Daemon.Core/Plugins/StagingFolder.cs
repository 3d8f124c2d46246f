namespace Daemon.Core.Plugins;

/// <summary>A folder of its own for something that is fetched, deleted with what is still in it.</summary>
internal sealed class StagingFolder(PluginHost host) : IDisposable
{
    private readonly string _folder = Path.Join(host.StagingFolder, Guid.NewGuid().ToString("N"));

    /// <summary>What is fetched; made by who fetches it.</summary>
    public string Content => Path.Join(_folder, "checkout");

    /// <summary>Puts the content in its place. What was there is gone afterwards, and is back when that fails.</summary>
    public void MoveTo(string destination)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(destination)!);
        var before = Path.Join(_folder, "before");
        var replaces = Directory.Exists(destination);
        if (replaces)
        {
            Directory.Move(destination, before);
        }

        try
        {
            Directory.Move(Content, destination);
        }
        catch (IOException) when (replaces)
        {
            Directory.Move(before, destination);
            throw;
        }
    }

    public void Dispose() => Delete(_folder);

    /// <summary>Deletes a folder with all in it; links are deleted and not followed. Nothing happens when it is not there.</summary>
    public static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            // Git makes its objects read-only, which hinders the deletion on Windows alone.
            if (OperatingSystem.IsWindows())
            {
                foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
                {
                    file.IsReadOnly = false;
                }
            }

            Directory.Delete(folder, recursive: true);
        }
    }
}
