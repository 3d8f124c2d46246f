namespace Daemon.Execution.MacOS;

/// <summary>Finds a program on the PATH that the command will get.</summary>
internal static class MacExecutableLookup
{
    private const string DefaultPath = "/usr/bin:/bin:/usr/sbin:/sbin";
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <exception cref="CommandStartException">There is none, or it is no program.</exception>
    public static string Find(CommandSpec spec)
    {
        string program = spec.Argv[0];
        if (program.Contains('/', StringComparison.Ordinal))
        {
            return Path.GetFullPath(program, spec.WorkingDirectory);
        }

        var failure = CommandStartFailure.NotFound;
        string path = spec.Environment.TryGetValue("PATH", out string? value) ? value : DefaultPath;
        foreach (string folder in program.Length == 0 ? [] : path.Split(':'))
        {
            var candidate = new FileInfo(Path.Combine(spec.WorkingDirectory, folder, program));
            if (candidate.Exists && !OperatingSystem.IsWindows())
            {
                if ((candidate.UnixFileMode & AnyExecute) != 0)
                {
                    return candidate.FullName;
                }

                failure = CommandStartFailure.NotExecutable;
            }
        }

        throw new CommandStartException(
            failure, failure == CommandStartFailure.NotFound ? "No such file or directory (os error 2)" : "Permission denied (os error 13)");
    }
}
