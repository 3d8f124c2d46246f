using System.Runtime.Versioning;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Linux;

/// <summary>Finds a program the way <c>execvp</c> does, but on the PATH of the environment that the program will get.</summary>
[SupportedOSPlatform("linux")]
internal static class ExecutableLookup
{
    private const string DefaultPath = "/usr/local/bin:/usr/bin:/bin";

    /// <summary>Returns the path to execute; null and the error number when there is none (EACCES when only a non-executable file was found).</summary>
    /// <param name="sees">Whether the program's view shows a file; null when it shows all.</param>
    public static string? Find(
        string program, IReadOnlyDictionary<string, string> environment, string workingDirectory, out int errno, Func<string, bool>? sees = null)
    {
        errno = Errno.ENOENT;
        if (program.Length == 0)
        {
            return null;
        }

        if (program.Contains('/', StringComparison.Ordinal))
        {
            errno = 0;
            return program;
        }

        string path = environment.TryGetValue("PATH", out string? value) ? value : DefaultPath;
        foreach (string folder in path.Split(':'))
        {
            string candidate = Path.Combine(workingDirectory, folder, program);
            if (File.Exists(candidate) && sees?.Invoke(candidate) != false)
            {
                if (Libc.access(candidate, Libc.X_OK) == 0)
                {
                    errno = 0;
                    return candidate;
                }

                errno = Errno.EACCES;
            }
        }

        return null;
    }
}
