using Daemon.AppServer.Threads;
using Daemon.Config.Permissions;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Store;
using Daemon.Protocol.SubmissionQueue;
using Daemon.Protocol.V2.Accounts;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Permissions;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;
using GitInfo = Daemon.Protocol.V2.Threads.GitInfo;
using RateLimitWindow = Daemon.Protocol.V2.Accounts.RateLimitWindow;
using Thread = Daemon.Protocol.V2.Threads.Thread;

namespace Daemon.AppServer.Mapping;

/// <summary>Threads and their settings in their wire form.</summary>
internal static class ThreadMapper
{
    /// <param name="settings">Null for a thread that is not loaded and whose file does not say.</param>
    public static Thread Thread(ThreadFacts facts, SessionSettings? settings, ThreadStatus status, IReadOnlyList<Turn> turns, bool loaded) => new()
    {
        Id = facts.Meta.Id,
        Environments = settings is null ? null : Environments(settings),
        SessionId = facts.Meta.SessionId,
        ForkedFromId = facts.Meta.ForkedFromId,
        ParentThreadId = facts.Meta.ParentThreadId,
        Preview = facts.Preview,
        Ephemeral = facts.Ephemeral,
        ProjectId = null,
        HistoryMode = facts.Meta.Mode == HistoryMode.Paginated ? ThreadHistoryMode.Paginated : ThreadHistoryMode.Legacy,
        ModelProvider = settings?.ModelProvider ?? facts.Meta.ModelProvider ?? "",
        Model = settings?.Model,
        ReasoningEffort = settings?.ReasoningEffort,
        CreatedAt = facts.Meta.Timestamp.ToUnixTimeSeconds(),
        UpdatedAt = facts.UpdatedAt,
        RecencyAt = facts.UpdatedAt,
        Status = status,
        Path = facts.Path,
        Cwd = new AbsolutePath(settings?.Cwd ?? facts.Meta.Cwd),
        CliVersion = facts.Meta.CliVersion,
        Originator = facts.Meta.Originator,
        Source = Source(facts.Meta),
        CanAcceptDirectInput = loaded ? true : null,
        ThreadSource = facts.Meta.ThreadSource,
        AgentNickname = facts.Meta.AgentNickname,
        GitInfo = Git(facts.Meta.Git),
        Turns = turns,
    };

    private static SessionSource Source(ThreadMeta meta) => meta.AgentNickname is null
        ? new SessionSource.Named(meta.Source)
        : new SessionSource.SubAgent(AgentSource.Of(meta));

    /// <summary>A thread that is not loaded.</summary>
    public static Thread Stored(ThreadRow row, IReadOnlyList<Turn> turns) => new()
    {
        Id = row.Id,
        SessionId = row.SessionId,
        ForkedFromId = row.ForkedFromId,
        ParentThreadId = row.ParentThreadId,
        Preview = row.Preview,
        Ephemeral = false,
        ProjectId = null,
        HistoryMode = row.Mode == HistoryMode.Paginated ? ThreadHistoryMode.Paginated : ThreadHistoryMode.Legacy,
        ModelProvider = row.ModelProvider ?? "",
        Model = row.Model,
        ReasoningEffort = row.ReasoningEffort,
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
        RecencyAt = row.RecencyAt,
        Status = new ThreadStatus.NotLoaded(),
        Path = row.Path,
        Cwd = new AbsolutePath(row.Cwd),
        CliVersion = row.CliVersion,
        Originator = row.Originator,
        Source = new SessionSource.Named(row.Source),
        ThreadSource = row.ThreadSource,
        GitInfo = Git(row.Git),
        Name = row.Name,
        Turns = turns,
    };

    public static GitInfo? Git(Daemon.Core.Rollout.GitInfo? git) =>
        git is null ? null : new GitInfo { Sha = git.CommitHash, Branch = git.Branch, OriginUrl = git.RepositoryUrl };

    public static ThreadSettings Settings(SessionSettings settings) => new()
    {
        DisabledPluginIds = settings.DisabledPluginIds,
        Cwd = new AbsolutePath(settings.Cwd),
        Environments = Environments(settings),
        ApprovalPolicy = PolicyMapper.ToWire(settings.ApprovalPolicy),
        ApprovalsReviewer = PolicyMapper.ToWire(settings.ApprovalsReviewer),
        SandboxPolicy = Sandbox(settings),
        ActivePermissionProfile = PolicyMapper.ActiveProfile(settings.Permissions),
        Model = settings.Model,
        ModelProvider = settings.ModelProvider,
        ServiceTier = settings.ServiceTier,
        Effort = settings.ReasoningEffort,
        Summary = SettingsMapper.Summary(settings.ReasoningSummary),
        CollaborationMode = Collaboration(settings),
        Personality = SettingsMapper.Personality(settings.Personality),
    };

    public static CollaborationMode Collaboration(SessionSettings settings) => new()
    {
        Mode = settings.CollaborationMode == "plan" ? ModeKind.Plan : ModeKind.Default,
        Settings = new Settings
        {
            Model = settings.Model,
            ReasoningEffort = settings.ReasoningEffort,
            DeveloperInstructions = settings.CollaborationInstructions,
        },
    };

    /// <summary>The permissions as older clients know them. Lossy: denials do not show.</summary>
    public static SandboxPolicy Sandbox(SessionSettings settings) =>
        SettingsMapper.ToWire(LegacySandboxProjection.Project(settings.Permissions, settings.WorkspaceRoots, settings.Cwd));

    public static ThreadTokenUsage Usage(TokenUsage total, TokenUsage last, long? window) => new()
    {
        Total = Breakdown(total),
        Last = Breakdown(last),
        ModelContextWindow = window,
    };

    public static RateLimitSnapshot Limits(RateLimits limits) => new()
    {
        LimitId = "codex",
        Primary = Window(limits.Primary),
        Secondary = Window(limits.Secondary),
    };

    private static ThreadEnvironment[] Environments(SessionSettings settings) =>
        [new ThreadEnvironment { EnvironmentId = "local", Cwd = settings.Cwd, RuntimeWorkspaceRoots = settings.WorkspaceRoots }];

    private static TokenUsageBreakdown Breakdown(TokenUsage usage) => new()
    {
        TotalTokens = usage.Total,
        InputTokens = usage.Input,
        CachedInputTokens = usage.CachedInput,
        CacheWriteInputTokens = usage.CacheWriteInput,
        OutputTokens = usage.Output,
        ReasoningOutputTokens = usage.ReasoningOutput,
    };

    private static RateLimitWindow? Window(Daemon.Protocol.SubmissionQueue.RateLimitWindow? window) => window is null
        ? null
        : new RateLimitWindow { UsedPercent = window.UsedPercent, WindowDurationMins = window.WindowMinutes, ResetsAt = window.ResetsAt };
}
