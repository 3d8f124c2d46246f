using System.Globalization;
using Daemon.AppServer;

namespace Daemon.Cli.Diagnosis.Checks;

/// <summary>Whether threads can be kept: CODEX_HOME can be written, and there is room.</summary>
internal sealed class StorageCheck(DaemonOptions options) : ICheck
{
    private const double Gibi = 1024d * 1024 * 1024;

    /// <summary>GiB below which a warning is given.</summary>
    private const double Scarce = 5;

    /// <summary>GiB below which work is about to be lost.</summary>
    private const double TooLittle = 1;

    public string Id => "disk.home";

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(options.CodexHome);
            var probe = Path.Join(options.CodexHome, $".doctor-{Environment.ProcessId}");
            File.WriteAllBytes(probe, [0]);
            File.Delete(probe);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult(new Finding(FindingStatus.Fail, $"{options.CodexHome} cannot be written: {error.Message}")
            {
                Remedy = "make it writable, or set CODEX_HOME to a folder that is",
            });
        }

        var free = new DriveInfo(options.CodexHome).AvailableFreeSpace / Gibi;
        var shown = string.Create(CultureInfo.InvariantCulture, $"{free:F1} GiB");
        IReadOnlyList<(string Name, string Value)> details = [("CODEX_HOME", options.CodexHome), ("free", shown)];
        return Task.FromResult(free switch
        {
            < TooLittle => new Finding(FindingStatus.Fail, $"only {shown} are free") { Details = details, Remedy = "make room" },
            < Scarce => new Finding(FindingStatus.Warning, $"only {shown} are free") { Details = details, Remedy = "make room soon" },
            _ => new Finding(FindingStatus.Ok, $"{shown} are free") { Details = details },
        });
    }
}
