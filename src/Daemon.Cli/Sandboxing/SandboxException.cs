namespace Daemon.Cli.Sandboxing;

/// <summary>The command was not run; the message is for the user.</summary>
internal sealed class SandboxException(string message) : Exception(message);
