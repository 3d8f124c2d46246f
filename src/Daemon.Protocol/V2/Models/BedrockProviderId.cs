using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Models;

/// <summary>The providers of Amazon Bedrock.</summary>
public enum BedrockProviderId
{
    [JsonStringEnumMemberName("amazon-bedrock")]
    AmazonBedrock,

    [JsonStringEnumMemberName("amazon-bedrock-runtime")]
    AmazonBedrockRuntime,
}
