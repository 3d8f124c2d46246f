using System.Diagnostics;

namespace Daemon.Interop.Tests;

/// <summary>Runs a program of the machine.</summary>
internal static class Tool
{
    /// <summary>Returns everything that it printed.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
#pragma warning disable RS0030 // A test of the layer below Daemon.Execution cannot use it.
        using Process process = Process.Start(start)!;
#pragma warning restore RS0030
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        return output + await errors;
    }
}
