namespace Daemon.Protocol.V2.Methods;

/// <summary>Requests and notifications of this daemon that the protocol of the reference does not have.</summary>
public static class ExtensionMethods
{
    /// <summary>Client request: a submission of the SQ/EQ protocol.</summary>
    public const string SubmissionSubmit = "submission/submit";

    /// <summary>Notification: an event of the SQ/EQ protocol, to who has submitted to its session.</summary>
    public const string SubmissionEvent = "submission/event";
}
