namespace Daemon.Protocol.V2.Accounts;

/// <summary>A kind of credentials for Amazon Bedrock.</summary>
public enum AwsCredentialType
{
    AccessKeys,
    BedrockApiKey,
}
