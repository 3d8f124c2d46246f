using Daemon.Execution.Sandbox;

namespace Daemon.Core.Approvals;

/// <summary>The folder that a user is offered to grant when a patch leaves what may be written.</summary>
internal static class GrantRoot
{
    /// <summary>The deepest existing folder that holds all of the absolute paths; null when there are none.</summary>
    public static string? Of(IReadOnlyList<string> paths)
    {
        if (paths.Count == 0)
        {
            return null;
        }

        var folder = Path.GetDirectoryName(paths[0]);
        while (folder is not null && !(Directory.Exists(folder) && paths.All(path => SandboxPath.IsSameOrBelow(path, folder))))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }
}
