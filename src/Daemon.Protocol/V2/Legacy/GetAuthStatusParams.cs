namespace Daemon.Protocol.V2.Legacy;

/// <summary>The parameters of <c>getAuthStatus</c>.</summary>
public sealed record GetAuthStatusParams
{
    /// <summary>True asks for the token itself.</summary>
    public bool? IncludeToken { get; init; }

    public bool? RefreshToken { get; init; }
}
