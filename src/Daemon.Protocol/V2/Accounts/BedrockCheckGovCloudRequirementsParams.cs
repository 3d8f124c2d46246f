namespace Daemon.Protocol.V2.Accounts;

/// <summary>The parameters of <c>account/bedrock/checkGovCloudRequirements</c>.</summary>
public sealed record BedrockCheckGovCloudRequirementsParams;
