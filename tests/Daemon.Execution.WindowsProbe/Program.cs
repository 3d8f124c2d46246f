using System.Runtime.Versioning;
using Daemon.Execution.WindowsProbe;

[assembly: SupportedOSPlatform("windows")]

// Without words a probe, which starts commands as the daemon does and says what came of it; with "child" first, such a command.
return args switch
{
    ["child", .. var rest] => Child.Run(rest),
    [var name, var folder] => await Probes.RunAsync(name, folder),
    _ => throw new ArgumentException("usage: windows-probe PROBE FOLDER"),
};
