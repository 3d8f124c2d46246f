using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Accounts;

/// <summary>The answer to <c>account/read</c>.</summary>
public sealed record GetAccountResponse
{
    public Account? Account { get; init; }

    public string? UserId { get; init; }

    public required bool RequiresOpenaiAuth { get; init; }

    [WireExperimental]
    public WorkspaceRouting? WorkspaceRouting { get; init; }
}
