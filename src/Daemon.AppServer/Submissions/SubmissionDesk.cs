using System.Text.Json;
using Daemon.AppServer.Connections;
using Daemon.AppServer.Threads;
using Daemon.Config.Requirements;
using Daemon.Core.Sessions;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.AppServer.Submissions;

/// <summary>Takes submissions of the SQ/EQ protocol to their sessions. A session is a thread: recorded, and readable as any other.</summary>
internal sealed class SubmissionDesk(DaemonState daemon, ThreadSessions sessions)
{
    /// <summary>Submits; <paramref name="accepted"/> is called with the thread's id before any event that the submission causes.</summary>
    /// <param name="threadId">Null for <c>configure_session</c>, which then begins a session.</param>
    /// <exception cref="SubmissionException">The submission is malformed, or there is no session for it.</exception>
    public async ValueTask SubmitAsync(
        ClientConnection client, string? threadId, JsonElement json, Action<string> accepted, CancellationToken cancellationToken)
    {
        var submission = SubmissionReader.Read(json);
        if (threadId is null)
        {
            await BeginAsync(client, submission, accepted, cancellationToken);
            return;
        }

        if (!daemon.Threads.TryGet(threadId, out var thread) || thread.Feed is not { } feed)
        {
            throw new SubmissionException($"no session {threadId}: begin one with configure_session and without a threadId");
        }

        feed.Clients.Add(client);
        if (ToOp(thread, feed, submission.Op) is { } op)
        {
            await thread.SubmitAsync(op, _ => accepted(threadId), cancellationToken, SubmissionFeed.SessionId(submission.Id));
            return;
        }

        accepted(threadId);
        feed.Tell(SubmissionEvents.Error(submission.Id, "nothing waits for this approval: it approves nothing"));
    }

    private async ValueTask BeginAsync(ClientConnection client, ClientSubmission submission, Action<string> accepted, CancellationToken cancellationToken)
    {
        if (submission.Op is not ClientOp.ConfigureSession configure)
        {
            throw new SubmissionException("the session is not configured: configure_session must come first");
        }

        var thread = await sessions.CreateAsync(
            new ThreadRequest
            {
                Surface = SessionSurface.Submissions,
                Settings = Patch(configure),
                BaseInstructions = configure.Instructions,
                ThreadSource = "submissions",
            },
            cancellationToken);
        thread.Feed!.Clients.Add(client);
        accepted(thread.Id);
        thread.Feed.Tell(SubmissionEvents.SessionConfigured(submission.Id, configure.Model));
    }

    /// <summary>Null for an approval of nothing.</summary>
    private static Op? ToOp(LoadedThread thread, SubmissionFeed feed, ClientOp op)
    {
        switch (op)
        {
            case ClientOp.ConfigureSession configure:
                var patch = Patch(configure);
                var permissions = patch.Permissions;
                return RequirementCheck.Objection(thread.Session.Config.Requirements, patch.ApprovalPolicy, null, ref permissions) is { } objection
                    ? throw new SubmissionException(objection)
                    : new Op.ConfigureSession(patch with { Permissions = permissions }, configure.Instructions);
            case ClientOp.UserInput input:
                return new Op.UserTurn(input.Items, SettingsPatch.None, TurnOptions.None);
            case ClientOp.Approval answer:
                return feed.Answer(answer) is not { } approvalId ? null
                    : answer.Of == ApprovalKind.Exec ? new Op.ExecApproval(approvalId, answer.Decision)
                    : new Op.PatchApproval(approvalId, answer.Decision);
            default:
                return new Op.Interrupt("");
        }
    }

    private static SettingsPatch Patch(ClientOp.ConfigureSession configure) => new()
    {
        Model = configure.Model,
        ApprovalPolicy = configure.Policy,
        Permissions = new ResolvedPermissionProfile.Legacy(configure.Profile, []),
    };
}
