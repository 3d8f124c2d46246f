using System.Text.Json;

using Daemon.Config.Values;
using Daemon.Protocol.Permissions;
using Daemon.Toml.Values;

namespace Daemon.Config.Loading;

/// <summary>Approval policies as configuration writes them.</summary>
internal static class ApprovalPolicies
{
    /// <summary>A word, or a table <c>{granular = {...}}</c>. <c>on-failure</c> went and means <c>on-request</c>.</summary>
    public static ApprovalPolicy Read(TomlValue value) => value switch
    {
        TomlString { Value: "never" } => new ApprovalPolicy.Never(),
        TomlString { Value: "untrusted" } => new ApprovalPolicy.UnlessTrusted(),
        TomlTable table when new TableReader(table).TryTable("granular", out var granular) => new ApprovalPolicy.Granular(
            granular.Flag("sandbox_approval") == true,
            granular.Flag("rules") == true,
            granular.Flag("mcp_elicitations") == true,
            granular.Flag("skill_approval") == true,
            granular.Flag("request_permissions") == true),
        _ => new ApprovalPolicy.OnRequest(),
    };

    /// <summary>A word, or an object with a granular policy's flags.</summary>
    public static void Write(Utf8JsonWriter writer, ApprovalPolicy policy)
    {
        if (policy is not ApprovalPolicy.Granular granular)
        {
            writer.WriteStringValue(policy switch
            {
                ApprovalPolicy.Never => "never",
                ApprovalPolicy.UnlessTrusted => "untrusted",
                _ => "on-request",
            });
            return;
        }

        writer.WriteStartObject();
        writer.WriteStartObject("granular");
        writer.WriteBoolean("sandbox_approval", granular.SandboxApproval);
        writer.WriteBoolean("rules", granular.Rules);
        writer.WriteBoolean("skill_approval", granular.SkillApproval);
        writer.WriteBoolean("request_permissions", granular.RequestPermissions);
        writer.WriteBoolean("mcp_elicitations", granular.McpElicitations);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
