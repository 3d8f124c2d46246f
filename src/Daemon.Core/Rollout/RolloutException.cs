namespace Daemon.Core.Rollout;

/// <summary>A thread's history could not be written or read; the message names the file and what was wrong with it.</summary>
public sealed class RolloutException : Exception
{
    public RolloutException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
