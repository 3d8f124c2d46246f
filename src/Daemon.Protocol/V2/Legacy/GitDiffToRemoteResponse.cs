namespace Daemon.Protocol.V2.Legacy;

/// <summary>The answer to <c>gitDiffToRemote</c>.</summary>
public sealed record GitDiffToRemoteResponse
{
    /// <summary>The newest commit of the current history that a remote has.</summary>
    public required string Sha { get; init; }

    /// <summary>What is different from it in the work tree, files that git does not know included.</summary>
    public required string Diff { get; init; }
}
