namespace Daemon.Protocol.V2.Accounts;

/// <summary>How the daemon authenticates.</summary>
public enum AuthMode
{
    Apikey,
    Chatgpt,
    ChatgptAuthTokens,
    Headers,
    AgentIdentity,
    PersonalAccessToken,
    BedrockApiKey,
    BedrockAccessKeys,
}
