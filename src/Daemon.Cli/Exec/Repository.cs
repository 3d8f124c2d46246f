namespace Daemon.Cli.Exec;

/// <summary>Whether changes in a folder can be undone by version control.</summary>
internal static class Repository
{
    /// <summary>True when the folder or one above it holds <c>.git</c>, a folder or the file of a linked work tree.</summary>
    public static bool Covers(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            if (Path.Exists(Path.Join(current.FullName, ".git")))
            {
                return true;
            }
        }

        return false;
    }
}
