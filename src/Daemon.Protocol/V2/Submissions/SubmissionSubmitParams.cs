using System.Text.Json;

namespace Daemon.Protocol.V2.Submissions;

/// <summary>The parameters of <c>submission/submit</c>: a submission of the SQ/EQ protocol.</summary>
public sealed record SubmissionSubmitParams
{
    /// <summary>The session; left out by the <c>configure_session</c> that begins one.</summary>
    public string? ThreadId { get; init; }

    /// <summary><c>{"id": ..., "op": {"type": ..., ...}}</c>.</summary>
    public required JsonElement Submission { get; init; }
}
