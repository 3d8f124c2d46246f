namespace Daemon.Execution.Windows;

/// <summary>Programs of these names that only fail, for commands without a network.</summary>
internal static class FailingPrograms
{
    private const string Script = "@echo off\r\necho the network is disabled for this command 1>&2\r\nexit /b 1\r\n";

    /// <summary>The folder of them, made when it is missing.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public static string Folder(string stateFolder)
    {
        string folder = Path.Join(stateFolder, "denybin");
        Directory.CreateDirectory(folder);
        foreach (string name in new[] { "ssh.bat", "ssh.cmd", "scp.bat", "scp.cmd" })
        {
            string file = Path.Join(folder, name);
            if (!File.Exists(file))
            {
                File.WriteAllText(file, Script);
            }
        }

        return folder;
    }
}
