using System.Globalization;

namespace Daemon.Core.Patches;

/// <summary>Words a patch's outcome for the model.</summary>
internal static class PatchOutput
{
    /// <summary>The output of the patch tool itself.</summary>
    /// <param name="exitCode">0 applied, 1 not.</param>
    /// <param name="elapsed">Shown in seconds with one decimal; none when that is zero.</param>
    /// <param name="text">The plan's summary or the failure.</param>
    public static string ForTool(int exitCode, TimeSpan elapsed, string text)
    {
        double seconds = Math.Round(elapsed.TotalSeconds, 1, MidpointRounding.AwayFromZero);
        string wall = seconds == 0 ? "0" : seconds.ToString("0.0", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"Exit code: {exitCode}\nWall time: {wall} seconds\nOutput:\n{text}");
    }

    /// <summary>The same, when the patch came as a shell command.</summary>
    public static string ForCommand(int exitCode, TimeSpan elapsed, string text) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Wall time: {elapsed.TotalSeconds:0.0000} seconds\nOutput:\n{ForTool(exitCode, elapsed, text)}");
}
