using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Methods;

/// <summary>Requests and notifications of this daemon that the protocol of the reference does not have.</summary>
[WireMethods]
public static class ExtensionMethods
{
    /// <summary>Client request: a submission of the SQ/EQ protocol.</summary>
    [WireMethod(typeof(Submissions.SubmissionSubmitParams), typeof(Submissions.SubmissionSubmitResponse))]
    public const string SubmissionSubmit = "submission/submit";

    /// <summary>Notification: an event of the SQ/EQ protocol, to who has submitted to its session.</summary>
    [WireNotification(typeof(Submissions.SubmissionEventNotification))]
    public const string SubmissionEvent = "submission/event";

    /// <summary>All of them, of both directions.</summary>
    public static IReadOnlyList<string> All { get; } = [SubmissionSubmit, SubmissionEvent];
}
