using Daemon.Protocol.V2.Accounts;

namespace Daemon.Protocol.V2.Legacy;

/// <summary>The answer to <c>getAuthStatus</c>.</summary>
public sealed record GetAuthStatusResponse
{
    /// <summary>Null when signed out.</summary>
    public AuthMode? AuthMethod { get; init; }

    /// <summary>A secret; null unless asked for.</summary>
    public string? AuthToken { get; init; }

    public bool? RequiresOpenaiAuth { get; init; }
}
