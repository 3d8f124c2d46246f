namespace Daemon.Cli.Exec;

/// <summary>The run cannot begin or go on; the message is for the user and says what to do.</summary>
internal sealed class ExecException(string message) : Exception(message);
