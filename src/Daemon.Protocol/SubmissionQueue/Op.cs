using Daemon.Protocol.Items;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.Responses;

namespace Daemon.Protocol.SubmissionQueue;

/// <summary>
/// What can be asked of a session. Each op is answered by exactly one <see cref="EventMsg.SubmissionOutcome"/>, which comes before
/// the events that the op causes.
/// </summary>
public abstract record Op
{
    private Op()
    {
    }

    /// <summary>
    /// Ends the running turn, forgets what was approved for the session, and sets it up anew; the history stays.
    /// </summary>
    /// <param name="BaseInstructions">What the model is told first; null for the configured or built-in text.</param>
    public sealed record ConfigureSession(SettingsPatch Patch, string? BaseInstructions) : Op;

    /// <summary>Changes settings for later turns; null members stay.</summary>
    public sealed record UpdateSettings(SettingsPatch Patch) : Op;

    /// <summary>Starts a turn, or joins the running one. The outcome carries the turn's id.</summary>
    public sealed record UserTurn(IReadOnlyList<UserInput> Items, SettingsPatch Settings, TurnOptions Options) : Op;

    /// <summary>Changes settings of the running turn, which must be <paramref name="TurnId"/>, from the model's next request on.</summary>
    public sealed record UpdateTurn(string TurnId, SettingsPatch Patch) : Op;

    /// <summary>Adds input to the running turn, which must be <paramref name="ExpectedTurnId"/>.</summary>
    public sealed record Steer(string ExpectedTurnId, IReadOnlyList<UserInput> Items, string? ClientUserMessageId = null) : Op;

    /// <summary>Aborts the running turn; <paramref name="TurnId"/> must name it, empty means whatever runs.</summary>
    public sealed record Interrupt(string TurnId) : Op;

    /// <summary>Answers an <see cref="EventMsg.ExecApprovalRequest"/>.</summary>
    public sealed record ExecApproval(string ApprovalId, ReviewDecision Decision) : Op;

    /// <summary>Answers an <see cref="EventMsg.ApplyPatchApprovalRequest"/>.</summary>
    public sealed record PatchApproval(string ApprovalId, ReviewDecision Decision) : Op;

    /// <summary>Answers an <see cref="EventMsg.PermissionsRequest"/>; what is not granted is refused.</summary>
    public sealed record PermissionsAnswer(string RequestId, AdditionalPermissions Granted, bool ForSession) : Op;

    /// <summary>Answers an <see cref="EventMsg.UserInputRequest"/>: question id to answers.</summary>
    public sealed record UserInputAnswer(string RequestId, IReadOnlyDictionary<string, IReadOnlyList<string>> Answers) : Op;

    /// <summary>Answers an <see cref="EventMsg.ElicitationRequest"/>. Raw members are JSON; null for none.</summary>
    /// <param name="Action"><c>accept, decline</c> or <c>cancel</c>; an answer that cannot be understood is a decline.</param>
    public sealed record ElicitationAnswer(string RequestId, string Action, ReadOnlyMemory<byte>? Content, ReadOnlyMemory<byte>? Meta) : Op;

    /// <summary>Answers an <see cref="EventMsg.DynamicToolRequest"/>; null content is a failed request.</summary>
    public sealed record DynamicToolResult(string RequestId, ReadOnlyMemory<byte>? ContentItems, bool Success) : Op;

    /// <summary>Runs a command of the user outside the sandbox, in its own turn or inside the running one.</summary>
    public sealed record RunUserShellCommand(string Command, TimeSpan? Timeout) : Op;

    /// <summary>Appends raw items to the model's history.</summary>
    public sealed record InjectItems(IReadOnlyList<ResponseItem> Items) : Op;

    /// <summary>Replaces the history by a summary, in a turn of its own.</summary>
    public sealed record Compact : Op;

    /// <summary>The thread's goal was set or the thread was opened again: work on it goes on by itself where it should.</summary>
    /// <param name="Edited">A running turn must learn of another objective.</param>
    public sealed record PursueGoal(bool Edited) : Op;

    /// <summary>Lets a reviewer look at changes, in a turn of its own. A running turn is interrupted first.</summary>
    public sealed record Review(ReviewTarget Target) : Op;

    /// <summary>Ends the session: interrupts, kills its processes, closes its files. The last event is <see cref="EventMsg.SessionClosed"/>.</summary>
    public sealed record Shutdown : Op;
}

/// <summary>A user's answer to an approval request.</summary>
public abstract record ReviewDecision
{
    private ReviewDecision()
    {
    }

    public sealed record Approved : ReviewDecision;

    public sealed record ApprovedForSession : ReviewDecision;

    /// <summary>Approved, and a rule that allows this prefix is written.</summary>
    public sealed record ApprovedWithAmendment(IReadOnlyList<string> Prefix) : ReviewDecision;

    /// <summary>Allowed or refused, with a rule that decides about the host from now on.</summary>
    public sealed record NetworkRule(string Host, bool Allow) : ReviewDecision;

    /// <summary>Refused; the turn goes on.</summary>
    /// <param name="Reason">What the model reads; null for a plain refusal by the user.</param>
    public sealed record Denied(string? Reason = null) : ReviewDecision;

    /// <summary>Refused, and the turn ends.</summary>
    public sealed record Abort : ReviewDecision;

    /// <summary>The answer could not be understood: a refusal that the model is told about as a failure.</summary>
    public sealed record Invalid(string Reason) : ReviewDecision;
}
