using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Accounts;

/// <summary>The answer to <c>account/login/start</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ApiKey), "apiKey")]
[JsonDerivedType(typeof(Chatgpt), "chatgpt")]
[JsonDerivedType(typeof(ChatgptDeviceCode), "chatgptDeviceCode")]
[JsonDerivedType(typeof(ChatgptAuthTokens), "chatgptAuthTokens")]
[JsonDerivedType(typeof(AmazonBedrock), "amazonBedrock")]
public abstract record LoginAccountResponse
{
    private LoginAccountResponse()
    {
    }

    public sealed record ApiKey : LoginAccountResponse;

    public sealed record Chatgpt : LoginAccountResponse
    {
        public required string AuthUrl { get; init; }

        public required string LoginId { get; init; }
    }

    public sealed record ChatgptDeviceCode : LoginAccountResponse
    {
        public required string LoginId { get; init; }

        public required string UserCode { get; init; }

        public required string VerificationUrl { get; init; }
    }

    public sealed record ChatgptAuthTokens : LoginAccountResponse;

    public sealed record AmazonBedrock : LoginAccountResponse;
}
