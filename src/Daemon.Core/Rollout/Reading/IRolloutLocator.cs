namespace Daemon.Core.Rollout.Reading;

/// <summary>Finds the files on which other files build.</summary>
public interface IRolloutLocator
{
    /// <summary>
    /// The absolute path of the file with this segment id, archived or not; null when there is none. The first file of a thread has
    /// the thread's id as its segment id. Safe from any thread.
    /// </summary>
    string? FindSegment(string segmentId);
}
