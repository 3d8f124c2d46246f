using System.Globalization;
using System.Text;
using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.AppServer.Threads;
using Daemon.Config.Loading;
using Daemon.Config.Requirements;
using Daemon.JsonRpc;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Permissions;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;

namespace Daemon.AppServer.Processors;

/// <summary>
/// <c>turn/*</c> and what else goes into a thread's submission queue. The answers are written where the outcomes stand among the thread's
/// events, so that they precede what the requests cause.
/// </summary>
internal sealed class TurnProcessor(DaemonState daemon) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.TurnStart, WireJson.TurnStartParams, WireJson.TurnStartResponse, StartAsync, p => p.ThreadId);
        methods.Add(ClientRequestMethods.TurnSteer, WireJson.TurnSteerParams, WireJson.TurnSteerResponse, SteerAsync, p => p.ThreadId);
        methods.Add(ClientRequestMethods.TurnInterrupt, WireJson.TurnInterruptParams, WireJson.EmptyResponse, InterruptAsync, p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.ThreadSettingsUpdate, WireJson.ThreadSettingsUpdateParams, WireJson.EmptyResponse, UpdateSettingsAsync, p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.TurnSettingsUpdate, WireJson.TurnSettingsUpdateParams, WireJson.TurnSettingsUpdateResponse, UpdateTurnAsync, p => p.ThreadId);
        methods.Add(ClientRequestMethods.ThreadCompactStart, WireJson.ThreadCompactStartParams, WireJson.EmptyResponse, CompactAsync, p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.ThreadShellCommand, WireJson.ThreadShellCommandParams, WireJson.EmptyResponse, ShellCommandAsync, p => p.ThreadId);
        methods.Add(
            ClientRequestMethods.ThreadInjectItems, WireJson.ThreadInjectItemsParams, WireJson.EmptyResponse, InjectAsync, p => p.ThreadId);
    }

    private ValueTask StartAsync(Request<TurnStartResponse> request, TurnStartParams p)
    {
        var thread = ThreadAccess.Require(daemon, p.ThreadId);
        InputLimits.Check(p.Input);
        var patch = new SettingsPatch
        {
            Model = p.Model ?? p.CollaborationMode?.Settings.Model,
            Cwd = Resolve(p.Cwd),
            WorkspaceRoots = p.RuntimeWorkspaceRoots is { } roots ? [.. roots.Select(r => r.Value)] : null,
            ApprovalPolicy = p.ApprovalPolicy is { } policy ? PolicyMapper.FromWire(policy) : null,
            ApprovalsReviewer = p.ApprovalsReviewer is { } reviewer ? PolicyMapper.FromWire(reviewer) : null,
            ReasoningEffort = Effort(p.Effort, p.CollaborationMode),
            ReasoningSummary = p.Summary is { } summary ? Change.To(SettingsMapper.Name(summary)) : default,
            ServiceTier = Tier(p.ServiceTier),
            Personality = p.Personality is { } personality ? Change.To(SettingsMapper.Name(personality)) : default,
            CollaborationMode = p.CollaborationMode is { } mode ? ModeName(mode) : null,
            CollaborationInstructions = p.CollaborationMode?.Settings.DeveloperInstructions,
            DisabledPluginIds = p.DisabledPluginIds,
        };
        patch = WithinRequirements(thread, WithPermissions(thread, patch, p.Permissions, p.SandboxPolicy, "sandboxPolicy"));
        var options = new TurnOptions
        {
            OutputSchema = p.OutputSchema is { ValueKind: not System.Text.Json.JsonValueKind.Null } schema ? Utf8(schema) : null,
            ClientUserMessageId = p.ClientUserMessageId,
            ServiceTier = p.ServiceTierForTurn.Value,
        };
        return thread.SubmitAsync(
            new Op.UserTurn(InputMapper.FromWire(p.Input), patch, options),
            outcome => AnswerStart(request, outcome),
            request.Cancelled);
    }

    private ValueTask SteerAsync(Request<TurnSteerResponse> request, TurnSteerParams p)
    {
        var thread = ThreadAccess.Require(daemon, p.ThreadId);
        if (p.ExpectedTurnId.Length == 0)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "expectedTurnId must not be empty");
        }

        InputLimits.Check(p.Input);
        return thread.SubmitAsync(
            new Op.Steer(p.ExpectedTurnId, InputMapper.FromWire(p.Input), p.ClientUserMessageId),
            outcome => Answer(request, outcome, () => new TurnSteerResponse { TurnId = outcome.TurnId! }),
            request.Cancelled);
    }

    private ValueTask InterruptAsync(Request<EmptyResponse> request, TurnInterruptParams p) =>
        SubmitAsync(request, p.ThreadId, new Op.Interrupt(p.TurnId));

    private ValueTask CompactAsync(Request<EmptyResponse> request, ThreadCompactStartParams p) => SubmitAsync(request, p.ThreadId, new Op.Compact());

    private ValueTask ShellCommandAsync(Request<EmptyResponse> request, ThreadShellCommandParams p)
    {
        if (string.IsNullOrWhiteSpace(p.Command))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "command must not be empty");
        }

        // More than timers can count is no limit that anybody meets.
        var timeout = p.TimeoutMs is { } ms ? TimeSpan.FromMilliseconds((double)Math.Clamp(ms, 0, int.MaxValue)) : (TimeSpan?)null;
        return SubmitAsync(request, p.ThreadId, new Op.RunUserShellCommand(p.Command, timeout));
    }

    private ValueTask InjectAsync(Request<EmptyResponse> request, ThreadInjectItemsParams p)
    {
        if (p.Items.Count == 0)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "items must not be empty");
        }

        var items = p.Items.Select((item, i) => item.ValueKind == System.Text.Json.JsonValueKind.Object
            ? Daemon.Protocol.Responses.ResponseItem.Parse(Encoding.UTF8.GetBytes(item.GetRawText()))
            : throw new RpcException(ErrorCodes.InvalidRequest, string.Create(CultureInfo.InvariantCulture, $"items[{i}] must be an object")));
        return SubmitAsync(request, p.ThreadId, new Op.InjectItems([.. items]));
    }

    private ValueTask UpdateSettingsAsync(Request<EmptyResponse> request, ThreadSettingsUpdateParams p)
    {
        var thread = ThreadAccess.Require(daemon, p.ThreadId);
        var patch = new SettingsPatch
        {
            Model = p.Model ?? p.CollaborationMode?.Settings.Model,
            Cwd = Resolve(p.Cwd),
            ApprovalPolicy = p.ApprovalPolicy is { } policy ? PolicyMapper.FromWire(policy) : null,
            ApprovalsReviewer = p.ApprovalsReviewer is { } reviewer ? PolicyMapper.FromWire(reviewer) : null,
            ReasoningEffort = Effort(p.Effort, p.CollaborationMode),
            ReasoningSummary = p.Summary is { } summary ? Change.To(SettingsMapper.Name(summary)) : default,
            ServiceTier = Tier(p.ServiceTier),
            Personality = p.Personality is { } personality ? Change.To(SettingsMapper.Name(personality)) : default,
            CollaborationMode = p.CollaborationMode is { } mode ? ModeName(mode) : null,
            CollaborationInstructions = p.CollaborationMode?.Settings.DeveloperInstructions,
            DisabledPluginIds = p.DisabledPluginIds,
        };
        patch = WithinRequirements(thread, WithPermissions(thread, patch, p.Permissions, p.SandboxPolicy, "sandboxPolicy"));
        return SubmitAsync(request, p.ThreadId, new Op.UpdateSettings(patch));
    }

    private ValueTask UpdateTurnAsync(Request<TurnSettingsUpdateResponse> request, TurnSettingsUpdateParams p)
    {
        var thread = ThreadAccess.Require(daemon, p.ThreadId);
        if (!thread.Session.Config.Features.IsEnabled("step_model_switching"))
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "turn settings updates require the step_model_switching feature");
        }

        var patch = WithinRequirements(thread, new SettingsPatch
        {
            Model = p.Model,
            ApprovalsReviewer = p.ApprovalsReviewer is { } reviewer ? PolicyMapper.FromWire(reviewer) : null,
            ReasoningEffort = p.Effort is { } effort ? Change.To(effort) : default,
            ReasoningSummary = p.Summary is { } summary ? Change.To(SettingsMapper.Name(summary)) : default,
            ServiceTier = p.ServiceTier is { } tier ? Change.To(tier) : default,
        });
        return thread.SubmitAsync(
            new Op.UpdateTurn(p.TurnId, patch),
            outcome => request.Respond(new TurnSettingsUpdateResponse
            {
                Status = outcome.Refusal is null ? TurnSettingsUpdateStatus.Applied : TurnSettingsUpdateStatus.TargetUnavailable,
            }),
            request.Cancelled);
    }

    private ValueTask SubmitAsync(Request<EmptyResponse> request, string threadId, Op op) => ThreadAccess.Require(daemon, threadId)
        .SubmitAsync(op, outcome => Answer(request, outcome, () => new EmptyResponse()), request.Cancelled);

    /// <summary>A turn that cannot start is an internal error to this protocol's clients, unlike input that cannot join.</summary>
    private static void AnswerStart(Request<TurnStartResponse> request, EventMsg.SubmissionOutcome outcome)
    {
        if (outcome is { Refusal: { } refusal, BusyWith: not null })
        {
            request.Refuse(refusal, ErrorCodes.InternalError);
        }
        else
        {
            Answer(request, outcome, () => new TurnStartResponse { Turn = TurnMapper.Accepted(outcome.TurnId!) });
        }
    }

    private static ReadOnlyMemory<byte>? NotSteerable(string message, string kind) =>
        WireJson.TurnError.ToUtf8Bytes(ErrorMapper.NotSteerable(message, kind));

    private static void Answer<T>(Request<T> request, EventMsg.SubmissionOutcome outcome, Func<T> result)
    {
        if (outcome.Refusal is { } refusal)
        {
            request.Refuse(refusal, data: outcome.BusyWith is { } kind ? NotSteerable(refusal, kind) : null);
        }
        else
        {
            request.Respond(result());
        }
    }

    private SettingsPatch WithPermissions(LoadedThread thread, SettingsPatch patch, string? profileId, SandboxPolicy? policy, string policyName)
    {
        if (profileId is not null && policy is not null)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"`permissions` cannot be combined with `{policyName}`");
        }

        if (policy is not null)
        {
            return patch with { Permissions = SettingsMapper.FromWire(policy) };
        }

        if (profileId is null)
        {
            return patch;
        }

        var snapshot = daemon.Config.Require(
            patch.Cwd ?? thread.Session.Settings.Cwd, thread.Request.Config, ThreadOverrides.None with { PermissionProfile = profileId });
        var permissions = snapshot.Effective!.Permissions;
        if (PolicyMapper.ActiveProfile(permissions)?.Id != profileId)
        {
            // The configuration's answer to a forbidden profile is another one; who asked for this one is to know.
            var reason = snapshot.Warnings.FirstOrDefault(warning => warning.Summary.Contains("`permission_profile`", StringComparison.Ordinal));
            throw new RpcException(
                ErrorCodes.InvalidRequest, $"invalid thread settings override: {reason?.Summary ?? $"the permission profile `{profileId}` is not allowed"}");
        }

        return patch with { Permissions = permissions };
    }

    private static SettingsPatch WithinRequirements(LoadedThread thread, SettingsPatch patch)
    {
        var permissions = patch.Permissions;
        var objection = RequirementCheck.Objection(
            thread.Session.Config.Requirements, patch.ApprovalPolicy, patch.ApprovalsReviewer, ref permissions);
        return objection is null
            ? patch with { Permissions = permissions }
            : throw new RpcException(ErrorCodes.InvalidRequest, $"invalid thread settings override: {objection}");
    }

    private static ReadOnlyMemory<byte>? Utf8(System.Text.Json.JsonElement value) => Encoding.UTF8.GetBytes(value.GetRawText());

    private string? Resolve(string? cwd) => RequestPath.ResolveCwd(cwd, daemon.Options.Cwd);

    private static Change<string> Effort(string? effort, CollaborationMode? mode) =>
        effort is null && mode is null ? default : Change.To(effort ?? mode?.Settings.ReasoningEffort);

    /// <summary>An explicit null resets the tier, which shows as <c>default</c>.</summary>
    private static Change<string> Tier(Optional<string> tier) => tier.IsPresent ? Change.To(tier.Value ?? "default") : default;

    private static string ModeName(CollaborationMode mode) => mode.Mode == ModeKind.Plan ? "plan" : "default";
}
