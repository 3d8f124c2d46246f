namespace Daemon.Protocol.V2.Processes;

/// <summary>Which stream a chunk comes from.</summary>
public enum ProcessOutputStream
{
    Stdout,
    Stderr,
}
