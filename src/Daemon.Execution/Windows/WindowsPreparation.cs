using System.Runtime.Versioning;
using Daemon.Execution.Sandbox.Windows;

namespace Daemon.Execution.Windows;

/// <summary>Carries a <see cref="WindowsPlan"/> out.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsPreparation
{
    /// <summary>Holds folders and writes entries. Entries stay, and are the same for the next command.</summary>
    /// <exception cref="CommandStartException">A step failed: the command must not run. What was written only refuses more.</exception>
    public static ClosedFolders Apply(WindowsPlan plan)
    {
        ClosedFolders? folders = null;
        try
        {
            folders = ClosedFolders.Hold(plan);
            foreach (AclEdit edit in plan.Edits)
            {
                WindowsSecurity.Apply(edit);
            }

            return folders;
        }
        catch (IOException failure)
        {
            folders?.Dispose();
            throw new CommandStartException(
                CommandStartFailure.SandboxUnavailable,
                $"The Windows sandbox cannot be set up for this command: {failure.Message} You must own the folder, or be allowed to change its permissions.",
                0,
                failure);
        }
    }
}
