using System.Text.Json;
using Daemon.AppServer.Submissions;
using Daemon.AppServer.Mapping;
using Daemon.Config.Loading;
using Daemon.Config.Model;
using Daemon.Config.Requirements;
using Daemon.Core.Agents;
using Daemon.Core.Context;
using Daemon.Core.Mcp;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Files;
using Daemon.Core.Rollout.Reading;
using Daemon.Core.Sessions;
using Daemon.Execution;
using Daemon.JsonRpc;
using Daemon.ModelClient;
using Daemon.ModelClient.Catalog;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.AppServer.Threads;

/// <summary>What a client asks of a new or resumed thread, beside the configuration.</summary>
internal sealed record ThreadRequest
{
    /// <summary>Absolute; null is the daemon's own cwd, or the thread's when it is resumed.</summary>
    public string? Cwd { get; init; }

    public IReadOnlyList<string>? WorkspaceRoots { get; init; }

    public JsonElement? Config { get; init; }

    public ThreadOverrides Overrides { get; init; } = ThreadOverrides.None;

    public bool Ephemeral { get; init; }

    public bool LegacyHistory { get; init; }

    public string? ThreadSource { get; init; }

    /// <summary>Over what the configuration says.</summary>
    public SettingsPatch Settings { get; init; } = SettingsPatch.None;

    /// <summary>In place of the configured or built-in text; null leaves it.</summary>
    public string? BaseInstructions { get; init; }

    /// <summary>The tools that the client carries out, as they are recorded; null for none.</summary>
    public ReadOnlyMemory<byte>? DynamicTools { get; init; }

    public SessionSurface Surface { get; init; }
}

/// <summary>Makes sessions: for new threads and for threads that a file holds.</summary>
internal sealed class ThreadSessions(DaemonState daemon)
{
    private readonly ProjectTrustRecord _trust = new(daemon);
    private AgentThreads? _agents;

    private AgentThreads Agents => _agents ??= new AgentThreads(daemon, this);

    /// <exception cref="RpcException">The configuration or the request does not allow it.</exception>
    public async ValueTask<LoadedThread> CreateAsync(ThreadRequest request, CancellationToken cancellationToken)
    {
        var cwd = request.Cwd ?? daemon.Options.Cwd;
        var snapshot = daemon.Config.Require(cwd, request.Config, request.Overrides);
        if (await _trust.RecordAsync(request, snapshot.Effective!, cancellationToken))
        {
            // What the folder's own configuration says counts from now on.
            snapshot = daemon.Config.Require(cwd, request.Config, request.Overrides);
        }

        daemon.Notices.Tell(snapshot.Warnings, daemon.Clients);
        var config = snapshot.Effective!;

        await daemon.Catalogs.PrepareAsync(config, provider: null, cancellationToken);
        var models = daemon.Catalogs.Require(config);
        var settings = SettingsChange.Apply(NewSettings(config, models, cwd, request), Permitted(request.Settings, config));
        var instructions = request.BaseInstructions ?? config.BaseInstructions;
        var now = daemon.Clock.GetUtcNow();
        var id = Guid.CreateVersion7(now).ToString();
        var window = Guid.CreateVersion7(now).ToString();
        var meta = new ThreadMeta
        {
            Id = id,
            SessionId = id,
            Timestamp = now,
            Cwd = cwd,
            WorkspaceRoots = settings.WorkspaceRoots,
            Originator = daemon.Identity.Originator,
            CliVersion = daemon.Options.Version,
            ThreadSource = request.ThreadSource,
            ModelProvider = settings.ModelProvider,
            BaseInstructions = instructions ?? models.Get(settings.Model).BaseInstructions ?? BaseInstructions.Text,
            BaseInstructionsModel = instructions is null ? settings.Model : null,
            DynamicTools = request.DynamicTools,
            Mode = request.LegacyHistory ? HistoryMode.Legacy : HistoryMode.Paginated,
            WindowId = window,
            Git = request.Ephemeral ? null : GitFacts.Read(cwd),
        };
        var recorder = request.Ephemeral ? null : daemon.Store.Create(meta);
        var writerLock = recorder is null ? null : Lock(id);
        var start = new SessionStart
        {
            ThreadId = id,
            Settings = settings,
            Config = config,
            BaseInstructions = instructions,
            DynamicTools = meta.DynamicTools,
            Surface = request.Surface,
            Recorder = recorder,
            Stored = StoredBy(recorder),
            Window = ContextWindowId.First(window),
        };
        var facts = new ThreadFacts { Meta = meta, Path = recorder?.Path, UpdatedAt = now.ToUnixTimeSeconds() };
        return Load(start, request, facts, writerLock);
    }

    /// <summary>
    /// Waits for the servers without which the thread is not to run. A thread that lacks one is unloaded again.
    /// </summary>
    /// <exception cref="RpcException">A required server did not start.</exception>
    public async ValueTask RequireServersAsync(LoadedThread thread, CancellationToken cancellationToken)
    {
        if (await thread.Session.Servers.FindRequiredFailureAsync(cancellationToken) is { } problem)
        {
            daemon.Threads.Remove(thread);
            await thread.DisposeAsync();
            throw new RpcException(ErrorCodes.InternalError, $"error creating thread: Fatal error: Failed to initialize session: {problem}");
        }
    }

    /// <summary>Continues a recorded thread. What the request leaves open is as the thread last was.</summary>
    /// <param name="load">Reads the thread; called while nobody else may write to it.</param>
    /// <param name="place">Where the thread stands among agents; null for what its file says.</param>
    /// <exception cref="RpcException">The configuration or the request does not allow it, or another process writes the thread.</exception>
    public (LoadedThread Thread, ThreadHistory History) Resume(
        string threadId, Func<ThreadHistory> load, ThreadRequest request, AgentPlace? place = null)
    {
        var writerLock = Lock(threadId);
        try
        {
            var history = load();
            return (Resume(history, request, RolloutRecorder.Resume(history, daemon.Clock), writerLock, place: place), history);
        }
        catch
        {
            writerLock.Dispose();
            throw;
        }
    }

    /// <summary>Begins a thread with the history of another. A turn that still runs there is taken over as if interrupted.</summary>
    /// <param name="source">The other thread with its turns; for an ephemeral fork with its conversation as well.</param>
    /// <param name="lastTurnId">The last turn to take over; null for all.</param>
    /// <exception cref="RpcException">As <see cref="Resume(string, Func{ThreadHistory}, ThreadRequest, AgentPlace?)"/>.</exception>
    public (LoadedThread Thread, ThreadHistory History) Fork(ThreadHistory source, string? lastTurnId, ThreadRequest request)
    {
        var now = daemon.Clock.GetUtcNow();
        var id = Guid.CreateVersion7(now).ToString();
        var cwd = request.Cwd ?? source.Settings?.Cwd ?? source.Meta.Cwd;
        // Before anything is written: a request that cannot be met must not leave a fork behind.
        daemon.Config.Require(cwd, request.Config, request.Overrides);
        request = request with { WorkspaceRoots = request.WorkspaceRoots ?? [cwd] };
        var meta = source.Meta with
        {
            Id = id,
            SessionId = id,
            Timestamp = now,
            Cwd = cwd,
            WorkspaceRoots = request.WorkspaceRoots,
            Originator = daemon.Identity.Originator,
            CliVersion = daemon.Options.Version,
            ThreadSource = request.ThreadSource,
            ForkedFromId = source.Meta.Id,
            Git = GitFacts.Read(cwd),
        };
        if (request.Ephemeral)
        {
            if (lastTurnId is not null && !(source.Turns is [.., var last] && last.Id == lastTurnId))
            {
                throw new RpcException(ErrorCodes.InvalidRequest, "an ephemeral fork takes over the whole history; leave out lastTurnId");
            }

            return (Resume(source, request, null, null, meta), source);
        }

        var forked = Resume(
            id,
            () =>
            {
                using (var recorder = daemon.Store.Fork(source, meta, lastTurnId))
                {
                    recorder.Materialize();
                }

                return daemon.Store.LoadTurns(id);
            },
            request);
        if (daemon.Store.GetName(source.Meta.Id) is { } name)
        {
            daemon.Store.SetName(id, name);
        }

        return forked;
    }

    /// <param name="recorder">Null for an ephemeral thread.</param>
    /// <param name="meta">What the thread is, when that is not what its history says.</param>
    /// <param name="place">As above.</param>
    private LoadedThread Resume(
        ThreadHistory history, ThreadRequest request, RolloutRecorder? recorder, IDisposable? writerLock, ThreadMeta? meta = null, AgentPlace? place = null)
    {
        meta ??= history.Meta;
        var stored = history.Settings ?? new StoredSettings();
        var cwd = request.Cwd ?? stored.Cwd ?? history.Meta.Cwd;
        var overrides = request.Overrides with
        {
            Model = request.Overrides.Model ?? stored.Model,
            ModelProvider = request.Overrides.ModelProvider ?? KnownProvider(stored.ModelProvider ?? history.Meta.ModelProvider, cwd, request),
        };
        var snapshot = daemon.Config.Require(cwd, request.Config, overrides);
        daemon.Notices.Tell(snapshot.Warnings, daemon.Clients);
        var config = snapshot.Effective!;
        daemon.Catalogs.Prepare(config);
        var configured = NewSettings(config, daemon.Catalogs.Require(config), cwd, request);
        var settings = Permitted(StoredOver(configured, stored, request), configured, config);
        var start = new SessionStart
        {
            ThreadId = meta.Id,
            Settings = settings,
            Config = config,
            BaseInstructions = request.Overrides.BaseInstructions ?? history.Meta.BaseInstructions,
            DynamicTools = meta.DynamicTools,
            Recorder = recorder,
            Stored = StoredBy(recorder),
            History = history.ModelHistory,
            HistoryHasContext = history.ModelHistory.Count > 0,
            TotalUsage = history.TotalUsage,
            LastUsage = history.LastUsage,
            Place = place ?? StoredPlace(meta),
            Window = new ContextWindowId(history.WindowNumber, history.WindowId, history.FirstWindowId, null),
        };
        var facts = new ThreadFacts
        {
            Meta = meta,
            Path = recorder?.Path,
            Preview = history.Preview,
            UpdatedAt = new DateTimeOffset(File.GetLastWriteTimeUtc(history.Path)).ToUnixTimeSeconds(),
        };
        return Load(start, request, facts, writerLock);
    }

    /// <summary>An agent whose thread is loaded by itself keeps its depth, and has a count of its own.</summary>
    private static AgentPlace StoredPlace(ThreadMeta meta) => meta.ParentThreadId is not { } parent
        ? new AgentPlace()
        : new AgentPlace { SessionId = meta.SessionId, ParentThreadId = parent, Depth = Math.Max(1, meta.AgentDepth) };

    /// <summary>Where a thread's conversation is to be found; null for an ephemeral thread.</summary>
    internal StoredConversation? StoredBy(RolloutRecorder? recorder) => recorder is null ? null : daemon.Store.Conversation(recorder.Path);

    /// <summary>Makes the session and lets it be found.</summary>
    internal LoadedThread Load(SessionStart start, ThreadRequest request, ThreadFacts facts, IDisposable? writerLock)
    {
        var thread = new LoadedThread(daemon, new Session(start, Ports(start)), facts, writerLock)
        {
            Request = request,
            Warnings = [.. start.Config.ThreadWarnings, .. ProjectDocs.Read(daemon.Options.CodexHome, start.Settings.Cwd, start.Config).Warnings],
            Feed = start.Surface == SessionSurface.Submissions ? new SubmissionFeed(start.ThreadId, daemon.Clock) : null,
        };
        daemon.Threads.Add(thread);
        thread.Start();
        return thread;
    }

    private ThreadWriterLock Lock(string id) => ThreadWriterLock.Acquire(daemon.Options.CodexHome, id);

    private SessionPorts Ports(SessionStart start)
    {
        var config = start.Config;
        var clients = new Dictionary<string, IModelClient>(StringComparer.Ordinal);
        var models = daemon.Catalogs.Require(config);
        return new SessionPorts
        {
            Commands = new ConfiguredLauncher(daemon.Commands, CommandDefaultsMapper.From(config)),
            Models = id =>
            {
                lock (clients)
                {
                    return clients.TryGetValue(id, out var client) ? client : clients[id] = daemon.Models.Create(ProviderOptions.From(config.ModelProviders[id]));
                }
            },
            StreamMaxRetries = id => ProviderOptions.From(config.ModelProviders[id]).StreamMaxRetries,
            ModelInfo = config.ModelCatalogFile is null ? slug => daemon.Catalogs.Read(config).Get(slug) : models.Get,
            AvailableModels = [.. models.Models.Where(model => !model.Hidden)],
            Agents = Agents,
            Mcp = new McpPorts(daemon.Servers, daemon.Tokens, new ToolApprovalRecord(daemon).KeepAsync),
            Logs = daemon.Logs(config.Otel),
            Clock = daemon.Clock,
            Skills = daemon.Skills,
            Goals = start.Recorder is null ? null : daemon.Goals,
            Environment = daemon.Options.Environment,
            Identity = daemon.Identity,
            CodexHome = daemon.Options.CodexHome,
            Shell = daemon.Options.Shell,
        };
    }

    private static SessionSettings NewSettings(EffectiveConfig config, ModelSet models, string cwd, ThreadRequest request) => new()
    {
        Model = config.Model
            ?? (config.ModelProvider == ModelClientFactory.OfflineProviderId ? ModelCatalog.OfflineSlug : (models.Models.FirstOrDefault(model => !model.Hidden) ?? models.Models[0]).Slug),
        ModelProvider = config.ModelProvider,
        Cwd = cwd,
        WorkspaceRoots = request.WorkspaceRoots ?? [cwd, .. config.ExtraWorkspaceRoots.Where(root => root != cwd)],
        ApprovalPolicy = config.ApprovalPolicy,
        ApprovalsReviewer = config.ApprovalsReviewer,
        Permissions = config.Permissions,
        ReasoningEffort = config.ReasoningEffort,
        ServiceTier = config.ServiceTier,
    };

    /// <summary>The thread's own settings stand between the configuration and the request.</summary>
    private static SessionSettings StoredOver(SessionSettings configured, StoredSettings stored, ThreadRequest request)
    {
        var permissionsAsked = request.Overrides.SandboxMode is not null || request.Overrides.PermissionProfile is not null;
        return configured with
        {
            WorkspaceRoots = request.WorkspaceRoots ?? (request.Cwd is null ? stored.WorkspaceRoots : null) ?? configured.WorkspaceRoots,
            ApprovalPolicy = request.Overrides.ApprovalPolicy ?? stored.ApprovalPolicy ?? configured.ApprovalPolicy,
            Permissions = permissionsAsked ? configured.Permissions : StoredPermissions(stored) ?? configured.Permissions,
            ReasoningEffort = stored.ReasoningEffort ?? configured.ReasoningEffort,
            ServiceTier = request.Overrides.ServiceTier ?? stored.ServiceTier ?? configured.ServiceTier,
            DisabledPluginIds = stored.DisabledPluginIds,
        };
    }

    /// <exception cref="RpcException">The administrator forbids it.</exception>
    private static SettingsPatch Permitted(SettingsPatch patch, EffectiveConfig config)
    {
        var permissions = patch.Permissions;
        return RequirementCheck.Objection(config.Requirements, patch.ApprovalPolicy, patch.ApprovalsReviewer, ref permissions) is { } objection
            ? throw new RpcException(ErrorCodes.InvalidRequest, objection)
            : patch with { Permissions = permissions };
    }

    /// <summary>What the administrator forbids by now gives way to the configuration.</summary>
    private static SessionSettings Permitted(SessionSettings wanted, SessionSettings configured, EffectiveConfig config)
    {
        ResolvedPermissionProfile? permissions = wanted.Permissions;
        var objection = RequirementCheck.Objection(config.Requirements, wanted.ApprovalPolicy, wanted.ApprovalsReviewer, ref permissions);
        return objection is null && permissions is not null
            ? wanted with { Permissions = permissions }
            : wanted with
            {
                ApprovalPolicy = configured.ApprovalPolicy,
                ApprovalsReviewer = configured.ApprovalsReviewer,
                Permissions = configured.Permissions,
            };
    }

    private static ResolvedPermissionProfile? StoredPermissions(StoredSettings stored) => (stored.Permissions, stored.PermissionProfileId) switch
    {
        (null, _) => null,
        ({ } profile, null) => new ResolvedPermissionProfile.Legacy(profile, []),
        ({ } profile, [':', ..] id) => new ResolvedPermissionProfile.BuiltIn(id, profile),
        ({ } profile, { } id) => new ResolvedPermissionProfile.Named(id, stored.PermissionProfileExtends, profile, []),
    };

    /// <summary>A provider that the configuration no longer has gives way to the configured one.</summary>
    private string? KnownProvider(string? id, string cwd, ThreadRequest request)
    {
        if (id is null)
        {
            return null;
        }

        var plain = daemon.Config.Load(cwd, request.Config, ThreadOverrides.None);
        return plain.Effective?.ModelProviders.ContainsKey(id) == true ? id : null;
    }
}
