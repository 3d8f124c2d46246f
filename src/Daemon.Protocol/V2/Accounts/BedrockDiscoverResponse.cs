namespace Daemon.Protocol.V2.Accounts;

/// <summary>The answer to <c>account/bedrock/discover</c>.</summary>
public sealed record BedrockDiscoverResponse
{
    public required IReadOnlyList<BedrockEnvironmentCredential> EnvironmentCredentials { get; init; }

    public required IReadOnlyList<BedrockAwsProfile> Profiles { get; init; }
}
