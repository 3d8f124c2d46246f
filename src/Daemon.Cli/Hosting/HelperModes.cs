using Daemon.Cli.Sandboxing;
using Daemon.Core.Patches;
using Daemon.Execution.Sandbox.Linux.Network;

namespace Daemon.Cli.Hosting;

/// <summary>
/// The other programs that this executable is, chosen by the name it was called by or by a hidden first argument. They are looked
/// for before the command line is built: a patch may begin with anything.
/// </summary>
internal static class HelperModes
{
    private const string PatchFlag = "--codex-run-as-apply-patch";

    /// <summary>The exit status of the helper; null when the process was called as <c>codex</c>.</summary>
    public static int? TryRun(string[] args) => TryRun(CalledAs(), args, Console.In, Console.Error);

    /// <param name="name">The file name that the process was called by.</param>
    internal static int? TryRun(string name, string[] args, TextReader input, TextWriter error) => (name, args) switch
    {
        ("apply_patch" or "applypatch", _) => ApplyPatch(args, input, error),
        (_, [PatchFlag, .. var rest]) => ApplyPatch(rest, input, error),
        (_, [NetworkEntryProgram.Flag, .. var rest]) when OperatingSystem.IsLinux() => NetworkEntryProgram.Run(rest, error),
        _ => null,
    };

    private static int ApplyPatch(string[] args, TextReader input, TextWriter error)
    {
#pragma warning disable RS0030 // This is a stand-alone program: its folder and its output are the process's.
        return PatchProgram.Run(args, Environment.CurrentDirectory, input, Console.Out, error);
#pragma warning restore RS0030
    }

    /// <summary>The arguments of the stand-alone sandbox helper; null when the process was called as something else.</summary>
    public static IReadOnlyList<string>? ForSandboxHelper(string[] args) => ForSandboxHelper(CalledAs(), args);

    internal static IReadOnlyList<string>? ForSandboxHelper(string name, string[] args) => (name, args) switch
    {
        (SandboxHelper.Name, _) => args,
        (_, [SandboxHelper.Name, .. var rest]) => rest,
        _ => null,
    };

    private static string CalledAs() => Path.GetFileName(Environment.GetCommandLineArgs() is [var self, ..] ? self : "");
}
