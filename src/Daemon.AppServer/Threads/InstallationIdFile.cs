namespace Daemon.AppServer.Threads;

/// <summary>The id of this installation: a UUID in a file of its own, made at the first start.</summary>
internal static class InstallationIdFile
{
    /// <summary>The id. When the file cannot be written the id lasts for this process only.</summary>
    public static string ReadOrCreate(string codexHome)
    {
        var path = Path.Join(codexHome, "installation_id");
        try
        {
            if (File.Exists(path) && Guid.TryParse(File.ReadAllText(path), out var known))
            {
                return known.ToString();
            }

            var made = Guid.NewGuid().ToString();
            Directory.CreateDirectory(codexHome);
            File.WriteAllText(path, made);
            return made;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Guid.NewGuid().ToString();
        }
    }
}
