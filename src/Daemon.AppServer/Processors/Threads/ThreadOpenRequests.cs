using System.Text;
using System.Text.Json;
using Daemon.AppServer.Mapping;
using Daemon.AppServer.Threads;
using Daemon.Config.Loading;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Permissions;
using Daemon.Protocol.V2.Threads;

namespace Daemon.AppServer.Processors.Threads;

/// <summary>What clients ask of a thread that they open, in the daemon's terms.</summary>
/// <param name="baseFolder">The folder that relative paths start from.</param>
internal sealed class ThreadOpenRequests(string baseFolder)
{
    /// <exception cref="RpcException">The request contradicts itself.</exception>
    public ThreadRequest From(ThreadStartParams p) => Common(p.Permissions, p.Sandbox, p.Cwd, p.RuntimeWorkspaceRoots, p.Config) with
    {
        Overrides = Overrides(p.Model, p.ModelProvider, p.ApprovalPolicy, p.ApprovalsReviewer, p.Sandbox, p.Permissions) with
        {
            BaseInstructions = p.BaseInstructions,
            DeveloperInstructions = p.DeveloperInstructions,
            ServiceTier = p.ServiceTier.Value,
        },
        Ephemeral = p.Ephemeral ?? false,
        LegacyHistory = p.HistoryMode == ThreadHistoryMode.Legacy,
        DynamicTools = DynamicToolRules.Record(p.DynamicTools),
        ThreadSource = p.ThreadSource,
    };

    /// <exception cref="RpcException">The request contradicts itself.</exception>
    public ThreadRequest From(ThreadResumeParams p) => Common(p.Permissions, p.Sandbox, p.Cwd, p.RuntimeWorkspaceRoots, p.Config) with
    {
        Overrides = Overrides(p.Model, p.ModelProvider, p.ApprovalPolicy, p.ApprovalsReviewer, p.Sandbox, p.Permissions) with
        {
            BaseInstructions = p.BaseInstructions,
            DeveloperInstructions = p.DeveloperInstructions,
            ServiceTier = p.ServiceTier.Value,
        },
    };

    /// <exception cref="RpcException">The request contradicts itself.</exception>
    public ThreadRequest From(ThreadForkParams p) => Common(p.Permissions, p.Sandbox, p.Cwd, p.RuntimeWorkspaceRoots, p.Config) with
    {
        Overrides = Overrides(p.Model, p.ModelProvider, p.ApprovalPolicy, p.ApprovalsReviewer, p.Sandbox, p.Permissions) with
        {
            BaseInstructions = p.BaseInstructions,
            DeveloperInstructions = p.DeveloperInstructions,
            ServiceTier = p.ServiceTier.Value,
        },
        Ephemeral = p.Ephemeral,
        ThreadSource = p.ThreadSource,
    };

    private ThreadRequest Common(
        string? permissions,
        SandboxMode? sandbox,
        string? cwd,
        IReadOnlyList<AbsolutePath>? roots,
        IReadOnlyDictionary<string, JsonElement>? config)
    {
        if (permissions is not null && sandbox is not null)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, "`permissions` cannot be combined with `sandbox`");
        }

        return new ThreadRequest
        {
            Cwd = RequestPath.ResolveCwd(cwd, baseFolder),
            WorkspaceRoots = roots is null ? null : [.. roots.Select(r => r.Value)],
            Config = ToElement(config),
        };
    }

    private static ThreadOverrides Overrides(
        string? model, string? provider, AskForApproval? policy, ApprovalsReviewer? reviewer, SandboxMode? sandbox, string? permissions) => new()
    {
        Model = model,
        ModelProvider = provider,
        ApprovalPolicy = policy is null ? null : PolicyMapper.FromWire(policy),
        ApprovalsReviewer = reviewer is { } named ? PolicyMapper.FromWire(named) : null,
        SandboxMode = SettingsMapper.ModeName(sandbox),
        PermissionProfile = permissions,
    };

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
