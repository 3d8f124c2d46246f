namespace Daemon.Cli.Remote;

/// <summary>A command cannot be carried out at the daemon; the message is for the user.</summary>
internal sealed class RemoteException(string message, Exception? cause = null) : Exception(message, cause);
