namespace Daemon.Protocol.V2.Accounts;

/// <summary>The answer to <c>account/bedrock/checkGovCloudRequirements</c>.</summary>
public sealed record BedrockCheckGovCloudRequirementsResponse
{
    public required bool IsGovCloud { get; init; }

    public required bool ShouldWarn { get; init; }
}
