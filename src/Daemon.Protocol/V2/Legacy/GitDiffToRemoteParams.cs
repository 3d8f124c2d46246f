namespace Daemon.Protocol.V2.Legacy;

/// <summary>The parameters of <c>gitDiffToRemote</c>.</summary>
public sealed record GitDiffToRemoteParams
{
    /// <summary>A folder in the repository.</summary>
    public required string Cwd { get; init; }
}
