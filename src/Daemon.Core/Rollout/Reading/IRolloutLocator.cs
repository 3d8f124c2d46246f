namespace Daemon.Core.Rollout.Reading;

/// <summary>Finds the files of a thread on which another file builds.</summary>
public interface IRolloutLocator
{
    /// <summary>The absolute paths of all files of the thread, newest first; none when there are none. Safe from any thread.</summary>
    IReadOnlyList<string> FindAll(string threadId);
}
