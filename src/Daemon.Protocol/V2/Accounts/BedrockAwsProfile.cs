namespace Daemon.Protocol.V2.Accounts;

/// <summary>A profile of the AWS configuration.</summary>
public sealed record BedrockAwsProfile
{
    public required string Name { get; init; }

    public string? Region { get; init; }
}
