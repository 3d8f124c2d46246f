namespace Daemon.Protocol.V2.Accounts;

/// <summary>The parameters of <c>account/gcp/setup</c>.</summary>
public sealed record GcpSetupParams
{
    public string? CredentialFile { get; init; }

    public string? Location { get; init; }

    public required string ProjectId { get; init; }
}
