using System.Runtime.Versioning;
using Daemon.Execution.Sandbox.Windows;
using Daemon.Interop.Windows;

namespace Daemon.Execution.Windows;

/// <summary>
/// Protected folders of one command, held open so that nobody can rename or remove them meanwhile, and made where they were missing.
/// Disposing lets go, and removes what was made and is still empty; another command that holds it keeps it there.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class ClosedFolders : IDisposable
{
    private readonly List<NativeHandle> _held = [];
    private readonly List<string> _made = [];

    private ClosedFolders()
    {
    }

    /// <exception cref="IOException">One cannot be made or held; nothing is left of the others.</exception>
    public static ClosedFolders Hold(WindowsPlan plan)
    {
        var folders = new ClosedFolders();
        try
        {
            foreach (string folder in plan.Placeholders)
            {
                Directory.CreateDirectory(folder);
                folders._made.Add(folder);
            }

            foreach (string folder in plan.Closed.Where(Directory.Exists))
            {
                folders._held.Add(WindowsSecurity.Open(folder, 0, Kernel32.FILE_SHARE_READ | Kernel32.FILE_SHARE_WRITE));
            }

            return folders;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            folders.Dispose();
            throw failure as IOException ?? new IOException(failure.Message, failure);
        }
    }

    public void Dispose()
    {
        _held.ForEach(handle => handle.Dispose());
        foreach (string folder in _made)
        {
            try
            {
                Directory.Delete(folder);
            }
            catch (Exception used) when (used is IOException or UnauthorizedAccessException)
            {
                // Somebody put something there, or holds it: it is theirs now.
            }
        }
    }
}
