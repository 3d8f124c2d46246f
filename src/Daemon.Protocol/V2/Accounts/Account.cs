using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Accounts;

/// <summary>Who is signed in.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ApiKey), "apiKey")]
[JsonDerivedType(typeof(Chatgpt), "chatgpt")]
[JsonDerivedType(typeof(AmazonBedrock), "amazonBedrock")]
[JsonDerivedType(typeof(Gcp), "gcp")]
public abstract record Account
{
    private Account()
    {
    }

    public sealed record ApiKey : Account;

    public sealed record Chatgpt : Account
    {
        public required string? Email { get; init; }

        public required PlanType PlanType { get; init; }

        public string? WorkspaceName { get; init; }
    }

    public sealed record AmazonBedrock : Account
    {
        public bool UsesCodexManagedCredentials { get; init; }
    }

    public sealed record Gcp : Account;
}
