namespace Daemon.Protocol.V2.CommandExec;

/// <summary>Which stream a chunk comes from.</summary>
public enum CommandExecOutputStream
{
    Stdout,
    Stderr,
}
