using Daemon.AppServer.Mapping;
using Daemon.AppServer.Threads;
using Daemon.Core.Context;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Threads;
using Daemon.Protocol.V2.Turns;
using Thread = Daemon.Protocol.V2.Threads.Thread;

namespace Daemon.AppServer.Processors.Threads;

/// <summary>The answers to <c>thread/start, resume, fork</c>, which say the same of a thread and differ in a few members.</summary>
internal sealed class ThreadOpenAnswers(DaemonState daemon)
{
    public ThreadStartResponse Start(LoadedThread loaded, Thread thread)
    {
        var settings = loaded.Session.Settings;
        return new ThreadStartResponse
        {
            Thread = thread,
            Model = settings.Model,
            ModelProvider = settings.ModelProvider,
            ServiceTier = settings.ServiceTier,
            DisabledPluginIds = settings.DisabledPluginIds,
            Cwd = new AbsolutePath(settings.Cwd),
            RuntimeWorkspaceRoots = PolicyMapper.Paths(settings.WorkspaceRoots),
            InstructionSources = ProjectDocs.Read(daemon.Options.CodexHome, settings.Cwd, loaded.Session.Config).Sources,
            ApprovalPolicy = PolicyMapper.ToWire(settings.ApprovalPolicy),
            ApprovalsReviewer = PolicyMapper.ToWire(settings.ApprovalsReviewer),
            Sandbox = ThreadMapper.Sandbox(settings),
            ActivePermissionProfile = PolicyMapper.ActiveProfile(settings.Permissions),
            ReasoningEffort = settings.ReasoningEffort,
        };
    }

    public ThreadForkResponse Fork(LoadedThread loaded, Thread thread)
    {
        var common = Start(loaded, thread);
        return new ThreadForkResponse
        {
            Thread = thread,
            Model = common.Model,
            ModelProvider = common.ModelProvider,
            ServiceTier = common.ServiceTier,
            DisabledPluginIds = common.DisabledPluginIds,
            Cwd = common.Cwd,
            RuntimeWorkspaceRoots = common.RuntimeWorkspaceRoots,
            InstructionSources = common.InstructionSources,
            ApprovalPolicy = common.ApprovalPolicy,
            ApprovalsReviewer = common.ApprovalsReviewer,
            Sandbox = common.Sandbox,
            ActivePermissionProfile = common.ActivePermissionProfile,
            ReasoningEffort = common.ReasoningEffort,
        };
    }

    /// <param name="cursors">Where the turns and the items end; null for a thread that is not paged.</param>
    public ThreadResumeResponse Resume(LoadedThread loaded, Thread thread, TurnsPage? firstPage, (string? Turns, string? Items) cursors)
    {
        var common = Start(loaded, thread);
        return new ThreadResumeResponse
        {
            Thread = thread,
            Model = common.Model,
            ModelProvider = common.ModelProvider,
            ServiceTier = common.ServiceTier,
            DisabledPluginIds = common.DisabledPluginIds,
            Cwd = common.Cwd,
            RuntimeWorkspaceRoots = common.RuntimeWorkspaceRoots,
            InstructionSources = common.InstructionSources,
            ApprovalPolicy = common.ApprovalPolicy,
            ApprovalsReviewer = common.ApprovalsReviewer,
            Sandbox = common.Sandbox,
            ActivePermissionProfile = common.ActivePermissionProfile,
            ReasoningEffort = common.ReasoningEffort,
            CollaborationMode = ThreadMapper.Collaboration(loaded.Session.Settings),
            InitialTurnsPage = firstPage,
            TurnsBackwardsCursor = cursors.Turns,
            ItemsBackwardsCursor = cursors.Items,
        };
    }
}
