using Daemon.Acp.Editor;
using Daemon.Acp.Engine;
using Daemon.Acp.Updates;
using Daemon.Protocol.Acp.Sessions;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Models;
using Daemon.Protocol.V2.Permissions;
using Daemon.Protocol.V2.Threads;

namespace Daemon.Acp.Sessions;

/// <summary>Opens sessions: starts threads and resumes them.</summary>
internal sealed class SessionOpener(EngineClient engine, EditorClient editor, SessionTable sessions, OwnedTasks tasks, TimeProvider time)
{
    /// <exception cref="JsonRpc.RpcException">The request or the daemon's configuration does not allow it.</exception>
    public async Task<AcpSession> StartAsync(NewSessionRequest request)
    {
        var started = await engine.CallAsync(
            ClientRequestMethods.ThreadStart,
            new ThreadStartParams
            {
                Cwd = Absolute(request.Cwd).Value,
                Config = ServerConfig.Of(request.McpServers),
                RuntimeWorkspaceRoots = Roots(request.Cwd, request.AdditionalDirectories),
                DynamicTools = EditorTools.For(editor.Capabilities),
                ThreadSource = "user",
            },
            WireJson.ThreadStartParams,
            WireJson.ThreadStartResponse);
        return await AddAsync(
            started.Thread.Id, started.Model, started.ReasoningEffort, started.Sandbox, started.ApprovalPolicy, started.ActivePermissionProfile);
    }

    /// <exception cref="JsonRpc.RpcException">There is no such thread, or it cannot be resumed.</exception>
    public async Task<AcpSession> ResumeAsync(LoadSessionRequest request)
    {
        var resumed = await engine.CallAsync(
            ClientRequestMethods.ThreadResume,
            new ThreadResumeParams
            {
                ThreadId = request.SessionId,
                Cwd = Absolute(request.Cwd).Value,
                Config = ServerConfig.Of(request.McpServers),
                RuntimeWorkspaceRoots = Roots(request.Cwd, request.AdditionalDirectories),
                ExcludeTurns = true,
            },
            WireJson.ThreadResumeParams,
            WireJson.ThreadResumeResponse);
        return await AddAsync(
            resumed.Thread.Id, resumed.Model, resumed.ReasoningEffort, resumed.Sandbox, resumed.ApprovalPolicy, resumed.ActivePermissionProfile);
    }

    private async Task<AcpSession> AddAsync(
        string id, string model, string? effort, SandboxPolicy sandbox, AskForApproval approvals, ActivePermissionProfile? profile)
    {
        var models = await engine.CallAsync(
            ClientRequestMethods.ModelList, new ModelListParams(), WireJson.ModelListParams, WireJson.ModelListResponse);
        var session = new AcpSession(
            id,
            engine,
            new TurnView(id, editor, time),
            SessionModes.Of(sandbox, approvals, profile),
            sandbox,
            new SessionSettings(models.Data, model, effort),
            tasks);
        sessions.Add(session);
        return session;
    }

    private static AbsolutePath Absolute(string path) => Path.IsPathFullyQualified(path)
        ? new AbsolutePath(path)
        : throw AcpErrors.InvalidParams($"the folder {path} must be an absolute path");

    private static List<AbsolutePath>? Roots(string cwd, IReadOnlyList<string>? further)
    {
        if (further is not { Count: > 0 })
        {
            return null;
        }

        List<AbsolutePath> roots = [Absolute(cwd)];
        foreach (var root in further)
        {
            roots.Add(Absolute(root));
        }

        return roots;
    }
}
