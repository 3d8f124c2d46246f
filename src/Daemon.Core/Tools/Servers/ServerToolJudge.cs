using Daemon.Config.Model;
using Daemon.Core.Mcp;
using Daemon.Core.Turns;
using Daemon.Mcp.Tools;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Tools.Servers;

internal enum ServerToolVerdict
{
    Run,
    Ask,
    Refuse,
}

/// <summary>Decides whether a server's tool may be called unasked. What a tool says of itself counts only as far as the configuration lets it.</summary>
internal static class ServerToolJudge
{
    public const string Refusal = "MCP tool call requires approval, but approval policy is never";

    public static ServerToolVerdict Judge(CallableTool callable, TurnContext context)
    {
        var settings = context.Settings;
        if (!NeedsApproval(callable.Server.Config.ApprovalOf(callable.Tool.Name), callable.Tool) || context.Approvals.HasTool(callable.Server.Name, callable.Tool.Name))
        {
            return ServerToolVerdict.Run;
        }

        if (settings.ApprovalPolicy is not ApprovalPolicy.Never)
        {
            return ServerToolVerdict.Ask;
        }

        // Whoever lets everything run unasked and unconfined has approved this too.
        return settings.Permissions.Profile is PermissionProfile.Disabled ? ServerToolVerdict.Run : ServerToolVerdict.Refuse;
    }

    /// <summary>Whether an approval may be kept: where the configuration says to ask, it may not.</summary>
    public static bool MayPersist(CallableTool callable) => callable.Server.Config.ApprovalOf(callable.Tool.Name) == McpApprovalMode.Auto;

    private static bool NeedsApproval(McpApprovalMode mode, McpTool tool) => mode switch
    {
        McpApprovalMode.Approve => false,
        McpApprovalMode.Prompt => true,
        McpApprovalMode.Writes => tool.ReadOnlyHint != true,
        _ => tool.ReadOnlyHint != true && (tool.DestructiveHint != false || tool.OpenWorldHint != false),
    };
}
