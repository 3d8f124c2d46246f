using System.Text;
using System.Text.Json;
using Daemon.AppServer.Connections;
using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.AppServer.Threads;
using Daemon.Config.Loading;
using Daemon.Core.Context;
using Daemon.Core.Rollout;
using Daemon.Core.Rollout.Reading;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Notices;
using Daemon.Protocol.V2.Permissions;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;

namespace Daemon.AppServer.Processors;

/// <summary><c>thread/start, resume, read, loaded/list, unsubscribe</c>.</summary>
internal sealed class ThreadProcessor(DaemonState daemon, ThreadSessions sessions) : IProcessor
{
    public void Register(MethodTable methods)
    {
        methods.Add(ClientRequestMethods.ThreadStart, () => WireJson.ThreadStartParams, () => WireJson.ThreadStartResponse, Start);
        methods.Add(ClientRequestMethods.ThreadResume, () => WireJson.ThreadResumeParams, () => WireJson.ThreadResumeResponse, Resume, p => p.ThreadId);
        methods.Add(ClientRequestMethods.ThreadRead, () => WireJson.ThreadReadParams, () => WireJson.ThreadReadResponse, Read, p => p.ThreadId);
        methods.Add(ClientRequestMethods.ThreadLoadedList, () => WireJson.ThreadLoadedListParams, () => WireJson.ThreadLoadedListResponse, ListLoaded);
        methods.Add(
            ClientRequestMethods.ThreadUnsubscribe, () => WireJson.ThreadUnsubscribeParams, () => WireJson.ThreadUnsubscribeResponse, Unsubscribe, p => p.ThreadId);
    }

    private ValueTask Start(Request<ThreadStartResponse> request, ThreadStartParams p)
    {
        RefuseBoth(p.Permissions, p.Sandbox);
        var thread = sessions.Create(new ThreadRequest
        {
            Cwd = Resolve(p.Cwd),
            WorkspaceRoots = Roots(p.RuntimeWorkspaceRoots),
            Config = ToElement(p.Config),
            Overrides = new ThreadOverrides
            {
                Model = p.Model,
                ModelProvider = p.ModelProvider,
                ApprovalPolicy = p.ApprovalPolicy is { } policy ? PolicyMapper.FromWire(policy) : null,
                ApprovalsReviewer = p.ApprovalsReviewer is { } reviewer ? PolicyMapper.FromWire(reviewer) : null,
                SandboxMode = SettingsMapper.ModeName(p.Sandbox),
                PermissionProfile = p.Permissions,
                BaseInstructions = p.BaseInstructions,
                DeveloperInstructions = p.DeveloperInstructions,
                ServiceTier = p.ServiceTier.Value,
            },
            Ephemeral = p.Ephemeral ?? false,
            LegacyHistory = p.HistoryMode == ThreadHistoryMode.Legacy,
            ThreadSource = p.ThreadSource,
        });
        thread.Subscribers.Add(request.Client);
        var settings = thread.Session.Settings;
        var wire = ToWire(thread, []);
        request.Respond(new ThreadStartResponse
        {
            Thread = wire,
            Model = settings.Model,
            ModelProvider = settings.ModelProvider,
            ServiceTier = settings.ServiceTier,
            Cwd = new AbsolutePath(settings.Cwd),
            RuntimeWorkspaceRoots = PolicyMapper.Paths(settings.WorkspaceRoots),
            InstructionSources = InstructionSources(thread),
            ApprovalPolicy = PolicyMapper.ToWire(settings.ApprovalPolicy),
            ApprovalsReviewer = PolicyMapper.ToWire(settings.ApprovalsReviewer),
            Sandbox = ThreadMapper.Sandbox(settings),
            ActivePermissionProfile = PolicyMapper.ActiveProfile(settings.Permissions),
            ReasoningEffort = settings.ReasoningEffort,
        });
        daemon.Clients.Notify(
            ServerNotificationMethods.ThreadStarted, new ThreadStartedNotification { Thread = wire }, WireJson.ThreadStartedNotification);
        Warn(thread);
        return ValueTask.CompletedTask;
    }

    private ValueTask Resume(Request<ThreadResumeResponse> request, ThreadResumeParams p)
    {
        ThreadAccess.CheckId(p.ThreadId, "session");
        RefuseBoth(p.Permissions, p.Sandbox);
        var loaded = daemon.Threads.TryGet(p.ThreadId, out var thread);
        if (thread is { Facts.Path: { } materialized } && !File.Exists(materialized))
        {
            throw NoRollout(p.ThreadId);
        }

        var history = LoadHistory(p.ThreadId, thread, p.ExcludeTurns ? HistoryParts.ModelHistory : HistoryParts.All);
        thread ??= sessions.Resume(history, new ThreadRequest
        {
            Cwd = Resolve(p.Cwd),
            WorkspaceRoots = Roots(p.RuntimeWorkspaceRoots),
            Config = ToElement(p.Config),
            Overrides = new ThreadOverrides
            {
                Model = p.Model,
                ModelProvider = p.ModelProvider,
                ApprovalPolicy = p.ApprovalPolicy is { } policy ? PolicyMapper.FromWire(policy) : null,
                ApprovalsReviewer = p.ApprovalsReviewer is { } reviewer ? PolicyMapper.FromWire(reviewer) : null,
                SandboxMode = SettingsMapper.ModeName(p.Sandbox),
                PermissionProfile = p.Permissions,
                BaseInstructions = p.BaseInstructions,
                DeveloperInstructions = p.DeveloperInstructions,
                ServiceTier = p.ServiceTier.Value,
            },
        });
        thread.Subscribers.Add(request.Client);
        if (!p.ExcludeTurns && history.Meta.Mode == HistoryMode.Paginated)
        {
            NotifyOne(
                request.Client,
                ServerNotificationMethods.DeprecationNotice,
                new DeprecationNoticeNotification
                {
                    Summary = "thread/resume with all turns is deprecated for threads with a paginated history.",
                    Details = "Set `excludeTurns` and page with thread/turns/list.",
                },
                WireJson.DeprecationNoticeNotification);
        }

        var settings = thread.Session.Settings;
        request.Respond(new ThreadResumeResponse
        {
            Thread = ToWire(thread, [.. history.Turns.Select(TurnMapper.Stored)]),
            Model = settings.Model,
            ModelProvider = settings.ModelProvider,
            ServiceTier = settings.ServiceTier,
            Cwd = new AbsolutePath(settings.Cwd),
            RuntimeWorkspaceRoots = PolicyMapper.Paths(settings.WorkspaceRoots),
            InstructionSources = InstructionSources(thread),
            ApprovalPolicy = PolicyMapper.ToWire(settings.ApprovalPolicy),
            ApprovalsReviewer = PolicyMapper.ToWire(settings.ApprovalsReviewer),
            Sandbox = ThreadMapper.Sandbox(settings),
            ActivePermissionProfile = PolicyMapper.ActiveProfile(settings.Permissions),
            ReasoningEffort = settings.ReasoningEffort,
            CollaborationMode = ThreadMapper.Collaboration(settings),
        });
        AfterResume(request.Client, thread, history, loaded);
        return ValueTask.CompletedTask;
    }

    private void AfterResume(ClientConnection client, LoadedThread thread, ThreadHistory history, bool wasLoaded)
    {
        if (history.LastUsageTurnId is { } turnId)
        {
            NotifyOne(
                client,
                ServerNotificationMethods.ThreadTokenUsageUpdated,
                new ThreadTokenUsageUpdatedNotification
                {
                    ThreadId = thread.Id,
                    TurnId = turnId,
                    TokenUsage = ThreadMapper.Usage(history.TotalUsage, history.LastUsage, history.ModelContextWindow),
                },
                WireJson.ThreadTokenUsageUpdatedNotification);
        }

        if (!wasLoaded)
        {
            thread.SetStatus(new ThreadStatus.Idle());
            Warn(thread);
        }

        foreach (var question in thread.Questions.Snapshot())
        {
            client.Send(question.Message);
        }
    }

    private ValueTask Read(Request<ThreadReadResponse> request, ThreadReadParams p)
    {
        ThreadAccess.CheckId(p.ThreadId, "thread");
        if (daemon.Threads.TryGet(p.ThreadId, out var thread))
        {
            if (thread.Facts.Ephemeral && p.IncludeTurns)
            {
                throw new RpcException(ErrorCodes.InvalidRequest, "ephemeral threads do not support includeTurns");
            }

            var turns = p.IncludeTurns && File.Exists(thread.Facts.Path)
                ? LoadHistory(p.ThreadId, thread, HistoryParts.Turns).Turns.Select(TurnMapper.Stored)
                : [];
            request.Respond(new ThreadReadResponse { Thread = ToWire(thread, [.. turns]), ReadState = thread.ReadState });
            return ValueTask.CompletedTask;
        }

        var path = daemon.Store.FindPath(p.ThreadId) ?? throw new RpcException(ErrorCodes.InvalidRequest, $"thread not loaded: {p.ThreadId}");
        var history = Load(path, p.IncludeTurns ? HistoryParts.Turns : HistoryParts.None);
        var facts = new ThreadFacts
        {
            Meta = history.Meta,
            Path = path,
            Preview = history.Preview,
            UpdatedAt = new DateTimeOffset(File.GetLastWriteTimeUtc(path)).ToUnixTimeSeconds(),
        };
        var wire = ThreadMapper.Thread(facts, null, new ThreadStatus.NotLoaded(), [.. history.Turns.Select(TurnMapper.Stored)], loaded: false) with
        {
            Model = history.Settings?.Model,
            ReasoningEffort = history.Settings?.ReasoningEffort,
        };
        request.Respond(new ThreadReadResponse { Thread = wire });
        return ValueTask.CompletedTask;
    }

    private ValueTask ListLoaded(Request<ThreadLoadedListResponse> request, ThreadLoadedListParams p)
    {
        var ids = daemon.Threads.All.Select(t => t.Id).Where(id => p.Cursor is null || string.CompareOrdinal(id, p.Cursor) > 0).ToList();
        var limit = (int)Math.Min(p.Limit ?? int.MaxValue, int.MaxValue);
        var page = ids.Take(limit).ToList();
        request.Respond(new ThreadLoadedListResponse { Data = page, NextCursor = page.Count < ids.Count && page.Count > 0 ? page[^1] : null });
        return ValueTask.CompletedTask;
    }

    private ValueTask Unsubscribe(Request<ThreadUnsubscribeResponse> request, ThreadUnsubscribeParams p)
    {
        ThreadAccess.CheckId(p.ThreadId, "thread");
        var status = !daemon.Threads.TryGet(p.ThreadId, out var thread) ? ThreadUnsubscribeStatus.NotLoaded
            : thread.Subscribers.Remove(request.Client) ? ThreadUnsubscribeStatus.Unsubscribed
            : ThreadUnsubscribeStatus.NotSubscribed;
        request.Respond(new ThreadUnsubscribeResponse { Status = status });
        return ValueTask.CompletedTask;
    }

    private ThreadHistory LoadHistory(string id, LoadedThread? thread, HistoryParts parts)
    {
        var path = thread is not null ? thread.Facts.Path : daemon.Store.FindPath(id, includeArchived: false);
        return Load(path ?? throw NoRollout(id), parts);
    }

    private ThreadHistory Load(string path, HistoryParts parts)
    {
        try
        {
            return RolloutReader.Load(path, parts, daemon.Store);
        }
        catch (RolloutException failure)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, failure.Message);
        }
    }

    private static RpcException NoRollout(string id) => new(ErrorCodes.InvalidRequest, $"no rollout found for thread id {id}");

    private static void RefuseBoth(string? permissions, SandboxMode? sandbox)
    {
        if (permissions is not null && sandbox is not null)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "`permissions` cannot be combined with `sandbox`");
        }
    }

    private static void Warn(LoadedThread thread)
    {
        foreach (var warning in thread.Warnings)
        {
            thread.Subscribers.Notify(
                ServerNotificationMethods.Warning, new WarningNotification { ThreadId = thread.Id, Message = warning }, WireJson.WarningNotification);
        }
    }

    private void NotifyOne<T>(ClientConnection client, string method, T parameters, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> info)
    {
        var alone = new ClientSet(daemon.Clock);
        alone.Add(client);
        alone.Notify(method, parameters, info);
    }

    private IReadOnlyList<string> InstructionSources(LoadedThread thread) =>
        ProjectDocs.Read(daemon.Options.CodexHome, thread.Session.Settings.Cwd, thread.Session.Config).Sources;

    private static Daemon.Protocol.V2.Threads.Thread ToWire(LoadedThread thread, IReadOnlyList<Turn> turns) =>
        ThreadMapper.Thread(thread.Facts, thread.Session.Settings, thread.Status, turns, loaded: true);

    private string? Resolve(string? cwd) => RequestPath.ResolveCwd(cwd, daemon.Options.Cwd);

    private static IReadOnlyList<string>? Roots(IReadOnlyList<AbsolutePath>? roots) => roots is null ? null : [.. roots.Select(r => r.Value)];

    /// <summary>The <c>config</c> parameter as one object again.</summary>
    private static JsonElement? ToElement(IReadOnlyDictionary<string, JsonElement>? config)
    {
        if (config is null or { Count: 0 })
        {
            return null;
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (var (key, value) in config)
            {
                writer.WritePropertyName(key);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        return document.RootElement.Clone();
    }
}
