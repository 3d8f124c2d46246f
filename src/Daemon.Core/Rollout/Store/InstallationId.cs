namespace Daemon.Core.Rollout.Store;

/// <summary>The file <c>installation_id</c> below CODEX_HOME: a UUID without a line feed, made once and shared by all programs.</summary>
public static class InstallationId
{
    /// <summary>Reads the id, or makes it when there is none or the file holds something else.</summary>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public static string GetOrCreate(string codexHome)
    {
        var path = Path.Combine(codexHome, "installation_id");
        if (Read(path) is { } known)
        {
            return known;
        }

        Directory.CreateDirectory(codexHome);
        var made = Guid.NewGuid().ToString("D");
        var temporary = path + "." + made;
        File.WriteAllText(temporary, made);
        try
        {
            File.Move(temporary, path);
            return made;
        }
        catch (IOException) when (File.Exists(path))
        {
            if (Read(path) is { } others)
            {
                // Of programs that start at once, the first one decides for all.
                File.Delete(temporary);
                return others;
            }

            File.Move(temporary, path, overwrite: true);
            return made;
        }
    }

    private static string? Read(string path)
    {
        try
        {
            return Guid.TryParse(File.ReadAllText(path), out var id) ? id.ToString("D") : null;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
