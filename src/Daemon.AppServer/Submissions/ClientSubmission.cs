using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.AppServer.Submissions;

/// <summary>A submission as a client of the SQ/EQ protocol wrote it, checked.</summary>
/// <param name="Id">The client's own; it need not be unique.</param>
internal sealed record ClientSubmission(string Id, ClientOp Op);

/// <summary>What a submission asks for.</summary>
internal abstract record ClientOp
{
    private ClientOp()
    {
    }

    /// <param name="Instructions">In place of the base instructions; null leaves them.</param>
    public sealed record ConfigureSession(string Model, string? Instructions, ApprovalPolicy Policy, PermissionProfile Profile) : ClientOp;

    public sealed record UserInput(IReadOnlyList<Daemon.Protocol.Items.UserInput> Items) : ClientOp;

    public sealed record Interrupt : ClientOp;

    /// <param name="Of">What is being approved.</param>
    /// <param name="SubmissionId">The id of the submission that asks.</param>
    public sealed record Approval(ApprovalKind Of, string SubmissionId, ReviewDecision Decision) : ClientOp;
}

/// <summary>The two questions of the protocol.</summary>
internal enum ApprovalKind
{
    Exec,
    Patch,
}
