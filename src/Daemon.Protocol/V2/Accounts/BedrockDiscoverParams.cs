namespace Daemon.Protocol.V2.Accounts;

/// <summary>The parameters of <c>account/bedrock/discover</c>.</summary>
public sealed record BedrockDiscoverParams;
