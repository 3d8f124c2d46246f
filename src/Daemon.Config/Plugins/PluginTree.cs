using System.Security.Cryptography;
using System.Text;

namespace Daemon.Config.Plugins;

/// <summary>
/// The fingerprint of all that a plugin consists of: names of folders, names and contents of files. A hook of a plugin runs files beside
/// its definition, so who accepts it accepts them too.
/// </summary>
internal static class PluginTree
{
    private const int MaxEntries = 20_000;
    private const long MaxBytes = 128L * 1024 * 1024;

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0 };

    /// <returns><c>sha256:</c> and hex; null when the folder has links or special files in it, or is too large to be vouched for.</returns>
    /// <exception cref="IOException">Something cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it.</exception>
    public static string? Hash(string root)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (entries, bytes) = (0, 0L);
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder))
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Everything).OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                if (++entries > MaxEntries || entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.Device))
                {
                    return null;
                }

                var name = Path.GetRelativePath(root, entry.FullName).Replace('\\', '/');
                if (entry is FileInfo file)
                {
                    bytes += file.Length;
                    if (bytes > MaxBytes)
                    {
                        return null;
                    }

                    hash.AppendData(Encoding.UTF8.GetBytes($"file\0{name}\0"));
                    hash.AppendData(SHA256.HashData(File.ReadAllBytes(file.FullName)));
                }
                else
                {
                    hash.AppendData(Encoding.UTF8.GetBytes($"folder\0{name}\0"));
                    folders.Push(entry.FullName);
                }
            }
        }

        return "sha256:" + Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
