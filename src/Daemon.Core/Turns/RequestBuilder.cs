using Daemon.Core.Tools;
using Daemon.ModelClient;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.Responses;

namespace Daemon.Core.Turns;

/// <summary>Composes the request for a response from the turn's state.</summary>
internal static class RequestBuilder
{
    public static ModelRequest Build(TurnContext context) => Build(context, "turn", extra: null, withTools: true);

    /// <param name="extra">Sent behind the history, but not part of it.</param>
    public static ModelRequest Build(TurnContext context, string kind, ResponseItem? extra, bool withTools)
    {
        var settings = context.Settings;
        var input = context.Conversation.BuildInput(context.BaseInstructions);
        if (extra is not null)
        {
            input.Add(extra);
        }

        return new ModelRequest
        {
            Model = settings.Model,
            Input = input,
            Tools = withTools ? ToolSpecs.For(context) : ToolSpecs.None,
            ParallelToolCalls = withTools,
            ReasoningEffort = settings.ReasoningEffort ?? context.Config.ReasoningEffort ?? context.Model.DefaultEffort,
            ReasoningSummary = settings.ReasoningSummary ?? context.Config.ReasoningSummary ?? context.Model.DefaultReasoningSummary,
            ServiceTier = context.Turn.Options.ServiceTier ?? settings.ServiceTier,
            Verbosity = context.Model.DefaultVerbosity is { } verbosity ? context.Config.Verbosity ?? verbosity : null,
            OutputSchema = extra is null ? context.Turn.Options.OutputSchema : null,
            Identity = Identity(context, kind),
        };
    }

    private static RequestIdentity Identity(TurnContext context, string kind) => new()
    {
        ThreadId = context.ThreadId,
        SessionId = context.Place.SessionId ?? context.ThreadId,
        TurnId = context.Turn.Id,
        RootTurnId = context.Turn.Options.RootTurnId,
        ParentThreadId = context.Place.ParentThreadId,
        Subagent = context.Subagent is { } subagent ? subagent : context.IsReview ? "review" : context.Place.ParentThreadId is null ? null : "collab_spawn",
        Originator = context.Ports.Identity.Originator,
        UserAgent = context.Ports.Identity.UserAgent,
        InstallationId = context.Ports.Identity.InstallationId,
        WindowNumber = (int)context.Context.Window.Number,
        RequestKind = kind,
        SandboxMode = context.Settings.Permissions.Profile is PermissionProfile.Disabled ? "danger-full-access" : "managed",
        TurnStartedAtMs = context.Turn.StartedAtMs,
    };
}
