using Daemon.Execution;
using Daemon.Execution.Sandbox;

namespace Daemon.Cli.Diagnosis.Checks;

/// <summary>Whether and by what commands can be confined here.</summary>
internal sealed class SandboxCheck : ICheck
{
    /// <summary>Settings of the kernel that decide about namespaces: absent ones do not restrict.</summary>
    private static readonly string[] Settings =
    [
        "/proc/sys/user/max_user_namespaces",
        "/proc/sys/kernel/unprivileged_userns_clone",
        "/proc/sys/kernel/apparmor_restrict_unprivileged_userns",
    ];

    public string Id => "sandbox.probe";

    public async Task<Finding> LookAsync(CancellationToken cancellationToken)
    {
        var probe = await CommandLauncher.CreateInspector().ProbeAsync(cancellationToken);
        List<(string Name, string Value)> details =
        [
            ("mechanism", probe.Mechanism.ToString()),
            ("wrapper", probe.Wrapper ?? "none"),
            ("namespaces", Word(probe.CanUseNamespaces)),
            ("process list of its own", Word(probe.CanMountProc)),
            ("landlock", probe.PathRulesVersion == 0 ? "no" : $"version {probe.PathRulesVersion}"),
            ("system-call filter", Word(probe.HasCallFilter)),
            ("list of denials", Word(probe.CanRecordDenials)),
        ];
        foreach (var path in Settings.Where(File.Exists))
        {
            details.Add((Path.GetFileName(path), (await File.ReadAllTextAsync(path, cancellationToken)).Trim()));
        }

        return probe switch
        {
            { Mechanism: SandboxMechanism.Unavailable } =>
                new Finding(FindingStatus.Fail, "no command can be confined here") { Details = details, Remedy = probe.Problem },
            { Problem: { } problem } =>
                new Finding(FindingStatus.Warning, "commands are confined with less than this system could do") { Details = details, Remedy = problem },
            _ => new Finding(FindingStatus.Ok, "commands are confined") { Details = details },
        };
    }

    private static string Word(bool value) => value ? "yes" : "no";
}
