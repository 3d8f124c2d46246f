using System.Globalization;
using System.Text;
using Daemon.Protocol.Permissions;
using Daemon.Protocol.SubmissionQueue;

namespace Daemon.Core.Context;

/// <summary>Tells a model, in words, what its commands may do and when the user is asked.</summary>
internal static class PermissionsText
{
    public static string Build(SessionSettings settings)
    {
        var text = new StringBuilder("<permissions instructions>\n");
        AppendSandbox(text, settings);
        AppendApproval(text, settings.ApprovalPolicy);
        return text.Append("</permissions instructions>").ToString();
    }

    private static void AppendSandbox(StringBuilder text, SessionSettings settings)
    {
        if (Name(settings.Permissions) is { } id)
        {
            text.Append(CultureInfo.InvariantCulture, $"Permission profile: {id}.\n");
        }

        switch (settings.Permissions.Profile)
        {
            case PermissionProfile.Disabled:
                text.Append("Commands run without a sandbox: they may read and write everything that the user may, and use the network.\n");
                return;
            case PermissionProfile.External:
                text.Append("Commands run in a sandbox that the environment provides.\n");
                break;
            default:
                text.Append("Commands run in a sandbox. What they may read and write is listed under <filesystem> in the environment context; ");
                text.Append("everything else is refused, and .git, .codex, .agents and .aws of writable roots are read-only.\n");
                text.Append(settings.Permissions.Profile.AllowsWriting ? "" : "No file may be written.\n");
                break;
        }

        text.Append(settings.Permissions.Profile switch
        {
            PermissionProfile.Managed { Network: NetworkAccess.Proxied } =>
                "Commands reach the network through a proxy only (HTTP_PROXY, ALL_PROXY), which lets through the hosts that are allowed; a command that tries to reach another is ended.\n",
            { AllowsNetwork: true } => "Commands may use the network.\n",
            _ => "Commands have no network.\n",
        });
    }

    private static string? Name(ResolvedPermissionProfile permissions) => permissions switch
    {
        ResolvedPermissionProfile.BuiltIn builtIn => builtIn.Id,
        ResolvedPermissionProfile.Named named => named.Id,
        _ => null,
    };

    private static void AppendApproval(StringBuilder text, ApprovalPolicy policy)
    {
        text.Append(policy switch
        {
            ApprovalPolicy.Never =>
                "Approval policy: never. Nobody is asked. Do not request escalated permissions; work within the sandbox and report what it prevents.\n",
            ApprovalPolicy.UnlessTrusted =>
                "Approval policy: untrusted. The user is asked before each command and patch.\n",
            ApprovalPolicy.UnlessAllowListed =>
                "Approval policy: unless-allow-listed. The user is asked before each patch, and before each command that does more than read.\n",
            ApprovalPolicy.AutoEdit =>
                "Approval policy: auto-edit. Patches within the writable folders are applied without asking. The user is asked before other "
                + "patches, and before each command that does more than read.\n",
            ApprovalPolicy.OnFailure =>
                "Approval policy: on-failure. Commands run in the sandbox without asking; when one fails, the user is asked whether to run it "
                + "again outside of it.\n",
            ApprovalPolicy.Granular granular =>
                $"Approval policy: granular. The user can be asked about: {string.Join(", ", Flags(granular))}. Everything else that would have to ask is refused.\n",
            _ =>
                "Approval policy: on-request. Commands run in the sandbox without asking. To run one outside of it, set sandbox_permissions to "
                + "require_escalated and give a one-sentence justification: the user decides. Ask only when it is needed for the task.\n",
        });
    }

    private static IEnumerable<string> Flags(ApprovalPolicy.Granular granular)
    {
        (bool On, string Name)[] flags =
        [
            (granular.SandboxApproval, "leaving the sandbox"),
            (granular.Rules, "command rules"),
            (granular.McpElicitations, "questions of tool servers"),
            (granular.SkillApproval, "skills"),
            (granular.RequestPermissions, "more permissions"),
        ];
        return flags.Where(flag => flag.On).Select(flag => flag.Name).DefaultIfEmpty("nothing");
    }
}
