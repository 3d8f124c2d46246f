namespace Daemon.Cli.Managed;

/// <summary>The managed daemon cannot be started, stopped or asked; the message is for the user.</summary>
internal sealed class ManagedException(string message) : Exception(message);
