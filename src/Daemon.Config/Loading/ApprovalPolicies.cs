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
}
