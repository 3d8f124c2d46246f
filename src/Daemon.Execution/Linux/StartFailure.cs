using Daemon.Interop.Linux;

namespace Daemon.Execution.Linux;

/// <summary>Turns the error number of a start into the exception that callers see.</summary>
internal static class StartFailure
{
    public static CommandStartException Of(CommandSpec spec, int errno)
    {
        CommandStartFailure failure = errno switch
        {
            _ when !Directory.Exists(spec.WorkingDirectory) => CommandStartFailure.BadWorkingDirectory,
            Errno.ENOENT or Errno.ENOTDIR => CommandStartFailure.NotFound,
            Errno.EACCES or Errno.ENOEXEC => CommandStartFailure.NotExecutable,
            _ => CommandStartFailure.Other,
        };
        return new CommandStartException(failure, Errno.Describe(errno), errno);
    }
}
