namespace Daemon.Protocol.V2.Accounts;

/// <summary>A credential in the environment.</summary>
public sealed record BedrockEnvironmentCredential
{
    public string? Region { get; init; }

    public required AwsCredentialType Type { get; init; }
}
