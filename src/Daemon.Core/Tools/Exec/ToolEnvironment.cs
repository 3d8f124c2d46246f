using Daemon.Config;
using Daemon.Core.Turns;
using Daemon.Protocol.Permissions;

namespace Daemon.Core.Tools.Exec;

/// <summary>The environment of a command that the model runs: the user's policy applied, then what tools rely on.</summary>
internal static class ToolEnvironment
{
    public static IReadOnlyDictionary<string, string> Build(TurnContext context, string callId, PermissionProfile profile)
    {
        var environment = new Dictionary<string, string>(
            CommandEnvironment.Build(context.Config.ShellEnvironment, context.Ports.Environment), StringComparer.Ordinal)
        {
            // Output is read by a model: no colours, no pagers, one locale.
            ["NO_COLOR"] = "1",
            ["TERM"] = "dumb",
            ["COLORTERM"] = "",
            ["LANG"] = "C.UTF-8",
            ["LC_ALL"] = "C.UTF-8",
            ["LC_CTYPE"] = "C.UTF-8",
            ["PAGER"] = "cat",
            ["GIT_PAGER"] = "cat",
            ["GH_PAGER"] = "cat",
            ["CODEX_CI"] = "1",
            ["CODEX_VERSION"] = context.Ports.Identity.Version,
            ["CODEX_THREAD_ID"] = context.ThreadId,
            ["CODEX_SESSION_ID"] = context.ThreadId,
            ["CODEX_TOOL_CALL_ID"] = callId,
            ["CODEX_APPLY_PATCH_PRESERVE_LINE_ENDINGS"] = "1",
        };
        if (!profile.AllowsNetwork)
        {
            environment["CODEX_SANDBOX_NETWORK_DISABLED"] = "1";
        }

        return environment;
    }
}
