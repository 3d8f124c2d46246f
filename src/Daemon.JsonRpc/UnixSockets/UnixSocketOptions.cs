namespace Daemon.JsonRpc.UnixSockets;

/// <summary>What a unix socket's address needs to know of the system.</summary>
/// <param name="UserId">The effective user id of this process (<c>geteuid</c>).</param>
/// <param name="Examine">Facts about a path without following a last link (<c>lstat</c>); null when nothing is there.</param>
public sealed record UnixSocketOptions(long UserId, Func<string, UnixFileFacts?> Examine)
{
    /// <summary>
    /// Where the private folder of short socket paths lies; a socket's address is limited to about 100 bytes. Default /tmp.
    /// </summary>
    public string TemporaryFolder { get; init; } = "/tmp";
}

/// <summary>What <c>lstat</c> tells of a path.</summary>
public readonly record struct UnixFileFacts(long OwnerId, UnixFileKind Kind);

/// <summary>The kinds of files that matter to a socket's address.</summary>
public enum UnixFileKind
{
    Other,
    Folder,
    Link,
    Socket,
}
