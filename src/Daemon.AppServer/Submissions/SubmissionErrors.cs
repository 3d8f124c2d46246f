using System.Text.Json;
using Daemon.Protocol.V2.Common;

namespace Daemon.AppServer.Submissions;

/// <summary>Refusals in the form of the SQ/EQ protocol, for clients that read events alone.</summary>
public static class SubmissionErrors
{
    /// <summary>An <c>error</c> event under the submission's id, or under an empty one when it has none that could be read.</summary>
    /// <param name="submission">Null when the text was no JSON.</param>
    public static RawJson ToEvent(JsonElement? submission, string message) =>
        SubmissionEvents.Error((submission is { } json ? SubmissionReader.IdOf(json) : null) ?? "", message);
}
