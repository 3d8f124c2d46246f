using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Accounts;

/// <summary>The parameters of <c>account/bedrock/setup</c>: where the credentials come from.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(FromProfile), "profile")]
[JsonDerivedType(typeof(FromEnvironment), "environment")]
public abstract record BedrockSetupParams
{
    private BedrockSetupParams()
    {
    }

    public sealed record FromProfile : BedrockSetupParams
    {
        public required string Profile { get; init; }

        public required string Region { get; init; }
    }

    public sealed record FromEnvironment : BedrockSetupParams
    {
        public required string Region { get; init; }
    }
}
