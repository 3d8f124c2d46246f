using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Accounts;

/// <summary>The parameters of <c>account/login/start</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ApiKeyLogin), "apiKey")]
[JsonDerivedType(typeof(Chatgpt), "chatgpt")]
[JsonDerivedType(typeof(ChatgptDeviceCode), "chatgptDeviceCode")]
[JsonDerivedType(typeof(ChatgptAuthTokens), "chatgptAuthTokens")]
[JsonDerivedType(typeof(AmazonBedrock), "amazonBedrock")]
[JsonDerivedType(typeof(AmazonBedrockAccessKeys), "amazonBedrockAccessKeys")]
public abstract record LoginAccountParams
{
    private LoginAccountParams()
    {
    }

    public sealed record ApiKeyLogin : LoginAccountParams
    {
        public required string ApiKey { get; init; }
    }

    public sealed record Chatgpt : LoginAccountParams
    {
        public LoginAppBrand? AppBrand { get; init; }

        public bool CodexStreamlinedLogin { get; init; }

        public bool UseHostedLoginSuccessPage { get; init; }
    }

    public sealed record ChatgptDeviceCode : LoginAccountParams;

    public sealed record ChatgptAuthTokens : LoginAccountParams
    {
        public required string AccessToken { get; init; }

        public required string ChatgptAccountId { get; init; }

        public string? ChatgptPlanType { get; init; }
    }

    public sealed record AmazonBedrock : LoginAccountParams
    {
        public required string ApiKey { get; init; }

        public required string Region { get; init; }
    }

    public sealed record AmazonBedrockAccessKeys : LoginAccountParams
    {
        public required string AccessKeyId { get; init; }

        public required string Region { get; init; }

        public required string SecretAccessKey { get; init; }

        public string? SessionToken { get; init; }
    }
}
