namespace Daemon.JsonRpc.WebSockets.Auth;

/// <summary>The authentication flags of a TCP listener, as given; null for those that were not.</summary>
public sealed record WebSocketAuthOptions
{
    public WebSocketAuthMode? Mode { get; init; }

    /// <summary>File with the capability token; relative paths are against the working directory given to the listener.</summary>
    public string? TokenFile { get; init; }

    /// <summary>SHA-256 of the capability token, 64 hexadecimal digits.</summary>
    public string? TokenSha256 { get; init; }

    /// <summary>File with the secret of signed tokens, of 32 bytes at least.</summary>
    public string? SharedSecretFile { get; init; }

    public string? Issuer { get; init; }

    public string? Audience { get; init; }

    /// <summary>Default 30.</summary>
    public long? MaxClockSkewSeconds { get; init; }
}

/// <summary>How a client shows that it may connect.</summary>
public enum WebSocketAuthMode
{
    /// <summary>A shared secret as the bearer token.</summary>
    CapabilityToken,

    /// <summary>A JSON web token, signed with a shared secret.</summary>
    SignedBearerToken,
}
