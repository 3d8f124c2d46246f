using System.Runtime.InteropServices;
using Daemon.AppServer;

namespace Daemon.Cli.Diagnosis.Checks;

/// <summary>What machine this is. Kernels from 5.11 on start commands safely (<c>close_range</c> with its flag).</summary>
internal sealed class SystemCheck(DaemonOptions options) : ICheck
{
    private static readonly Version OldestKernel = new(5, 11);

    public string Id => "system.versions";

    public Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var isOld = OperatingSystem.IsLinux() && Environment.OSVersion.Version < OldestKernel;
        return Task.FromResult(new Finding(
            isOld ? FindingStatus.Fail : FindingStatus.Ok,
            isOld ? $"the kernel {Environment.OSVersion.Version} is older than {OldestKernel}: no command can be started" : $"codex {options.Version}")
        {
            Remedy = isOld ? $"use a kernel of version {OldestKernel} or later" : null,
            Details =
            [
                ("version", options.Version),
                ("system", RuntimeInformation.OSDescription),
                ("architecture", RuntimeInformation.ProcessArchitecture.ToString()),
                ("runtime", RuntimeInformation.FrameworkDescription),
                ("executable", Environment.ProcessPath ?? "unknown"),
                ("shell", options.Shell),
            ],
        });
    }
}
