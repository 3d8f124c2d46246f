namespace Daemon.AppServer.Submissions;

/// <summary>A submission that cannot be taken. The message is for its sender and names the member at fault.</summary>
internal sealed class SubmissionException(string message) : Exception(message);
