namespace Daemon.Protocol.V2.Permissions;

/// <summary>What is allowed at a path.</summary>
public enum FileSystemAccessMode
{
    Read,
    Write,
    Deny,
}
