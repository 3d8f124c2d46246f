using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;
using Daemon.Protocol.V2.Permissions;

namespace Daemon.Protocol.V2.Approvals;

/// <summary>What an automatic reviewer is asked about.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ShellCommand), "command")]
[JsonDerivedType(typeof(Execve), "execve")]
[JsonDerivedType(typeof(WriteStdin), "writeStdin")]
[JsonDerivedType(typeof(ApplyPatch), "applyPatch")]
[JsonDerivedType(typeof(NetworkAccess), "networkAccess")]
[JsonDerivedType(typeof(McpToolCall), "mcpToolCall")]
[JsonDerivedType(typeof(RequestPermissions), "requestPermissions")]
public abstract record GuardianApprovalReviewAction
{
    private GuardianApprovalReviewAction()
    {
    }

    public sealed record ShellCommand : GuardianApprovalReviewAction
    {
        public required string Command { get; init; }

        public required string Cwd { get; init; }

        public required GuardianCommandSource Source { get; init; }
    }

    public sealed record Execve : GuardianApprovalReviewAction
    {
        public required IReadOnlyList<string> Argv { get; init; }

        public required AbsolutePath Cwd { get; init; }

        public required string Program { get; init; }

        public required GuardianCommandSource Source { get; init; }
    }

    public sealed record WriteStdin : GuardianApprovalReviewAction
    {
        public required string ApprovalId { get; init; }

        public required string Cwd { get; init; }

        public required string ProcessId { get; init; }

        public required string Stdin { get; init; }
    }

    public sealed record ApplyPatch : GuardianApprovalReviewAction
    {
        public required string Cwd { get; init; }

        public required IReadOnlyList<string> Files { get; init; }
    }

    public sealed record NetworkAccess : GuardianApprovalReviewAction
    {
        public required string Host { get; init; }

        public required ushort Port { get; init; }

        public required NetworkApprovalProtocol Protocol { get; init; }

        public required string Target { get; init; }
    }

    public sealed record McpToolCall : GuardianApprovalReviewAction
    {
        public string? ConnectorId { get; init; }

        public string? ConnectorName { get; init; }

        public required string Server { get; init; }

        public required string ToolName { get; init; }

        public string? ToolTitle { get; init; }
    }

    public sealed record RequestPermissions : GuardianApprovalReviewAction
    {
        public required RequestPermissionProfile Permissions { get; init; }

        public string? Reason { get; init; }
    }
}
