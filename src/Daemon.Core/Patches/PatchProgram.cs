namespace Daemon.Core.Patches;

/// <summary>
/// The stand-alone <c>apply_patch</c>: one argument, or the patch on standard input. Unlike the daemon's tool it asks nobody;
/// the sandbox that it is started in limits it.
/// </summary>
public static class PatchProgram
{
    /// <summary>Applies a patch all or nothing.</summary>
    /// <param name="arguments">Without the program's name.</param>
    /// <param name="cwd">Absolute; relative paths start here.</param>
    /// <param name="input">Read to its end when there is no argument.</param>
    /// <param name="output">Gets the summary.</param>
    /// <param name="error">Gets the reason of a failure.</param>
    /// <returns>0 done, 1 the patch does not apply, 2 wrong usage.</returns>
    public static int Run(IReadOnlyList<string> arguments, string cwd, TextReader input, TextWriter output, TextWriter error)
    {
        if (arguments.Count > 1)
        {
            error.WriteLine("Error: apply_patch accepts exactly one argument.");
            return 2;
        }

        string patch = arguments.Count == 1 ? arguments[0] : input.ReadToEnd();
        if (arguments.Count == 0 && patch.Length == 0)
        {
            error.WriteLine("Usage: apply_patch 'PATCH'\n       echo 'PATCH' | apply_patch");
            return 2;
        }

        if (!PatchPlanner.TryPlan(patch, cwd, new DiskPatchFileSystem(), out PatchPlan? plan, out PatchError? failure))
        {
            error.WriteLine(failure.ProgramText);
            return 1;
        }

        if (PatchWriter.Apply(plan) is { } refused)
        {
            error.WriteLine(refused.ProgramText);
            return 1;
        }

        output.Write(plan.Summary);
        return 0;
    }
}
