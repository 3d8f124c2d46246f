namespace Daemon.Execution;

public enum CommandStartFailure
{
    /// <summary>The program does not exist (ENOENT).</summary>
    NotFound,

    /// <summary>The program may not be executed (EACCES, ENOEXEC).</summary>
    NotExecutable,

    /// <summary>The working directory does not exist or cannot be entered.</summary>
    BadWorkingDirectory,

    /// <summary>No mechanism of this machine can enforce the profile; the message names what is missing and the remedy.</summary>
    SandboxUnavailable,

    /// <summary>Any other failure of the operating system.</summary>
    Other,
}

/// <summary>A command that was not started. The message is a sentence for users without secrets.</summary>
public sealed class CommandStartException(CommandStartFailure failure, string message, int errno = 0, Exception? inner = null)
    : Exception(message, inner)
{
    public CommandStartFailure Failure { get; } = failure;

    /// <summary>The operating system's error number; 0 when there was none.</summary>
    public int Errno { get; } = errno;
}
