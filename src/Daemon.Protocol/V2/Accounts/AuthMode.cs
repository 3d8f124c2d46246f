using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Accounts;

/// <summary>How the daemon authenticates.</summary>
[JsonConverter(typeof(WireEnumConverter<AuthMode>))]
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
