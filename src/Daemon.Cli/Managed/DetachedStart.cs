using System.Diagnostics;
using System.Globalization;

namespace Daemon.Cli.Managed;

/// <summary>Starts this executable as a daemon that outlives the command which starts it.</summary>
internal static class DetachedStart
{
    /// <summary>The shell does what needs no code of ours then: standard streams that belong to nobody, and a parent that goes away.</summary>
    private const string Script = """log=$1; shift; "$@" </dev/null >/dev/null 2>"$log" & echo $!""";

    /// <summary>The file of the program that runs now, and what stands before its arguments when it is a library in a host.</summary>
    public static IReadOnlyList<string> Program()
    {
        var program = Environment.ProcessPath ?? throw new ManagedException("the path of this program is not known");
        return Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? [program, Path.Join(AppContext.BaseDirectory, "codex.dll")]
            : [program];
    }

    /// <summary>Returns the new process's id; it may not have begun to listen yet.</summary>
    /// <exception cref="ManagedException">It could not be started.</exception>
    public static async Task<int> RunAsync(IEnumerable<string> arguments, string errorLog, string workingDirectory, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, WorkingDirectory = workingDirectory };
        foreach (var argument in (string[])["-c", Script, "sh", errorLog, .. Program(), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

#pragma warning disable RS0030 // No command of a thread: nothing confines it, and it must not end with this process.
        using var shell = Process.Start(start) ?? throw new ManagedException("the shell could not be started");
#pragma warning restore RS0030
        var said = await shell.StandardOutput.ReadLineAsync(cancellationToken);
        await shell.WaitForExitAsync(cancellationToken);
        return int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            ? pid
            : throw new ManagedException($"the daemon could not be started; see {errorLog}");
    }
}
