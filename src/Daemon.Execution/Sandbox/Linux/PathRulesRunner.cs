using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Execution.Linux;
using Daemon.Execution.Sandbox.Linux.Supervision;
using Daemon.Interop.Linux;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>
/// The stand-in where namespaces cannot be made: landlock rules, no capabilities and the system-call filter. Landlock grants a folder
/// with all below it and hides no names, and it lets an owner change modes and times anywhere, which the filter then refuses everywhere.
/// </summary>
/// <param name="allowed">False when an option switches path rules off.</param>
[SupportedOSPlatform("linux")]
internal sealed class PathRulesRunner(CommandStarter starter, DirectRunner direct, bool allowed) : ISandboxRunner
{
    public SandboxMechanism Mechanism => SandboxMechanism.PathRules;

    public Task<RunnerVerdict> ExamineAsync(PlannedCommand command, CancellationToken cancellationToken) => Task.FromResult(Examine(command));

    public Task<IRunningCommand> StartAsync(PlannedCommand command, ICommandOutput output, CancellationToken cancellationToken)
    {
        PathGrants grants = PathGrants.Of(Expressible(command.Plan));
        bool records = command.Spec.RecordDenials && SupervisionProbe.IsPossible;
        var options = new CallFilterOptions(command.Plan.Network)
        {
            SharesView = true,
            Watch = records ? CallWatch.Refusals | CallWatch.Writes : CallWatch.None,
        };
        byte[] filter = SeccompFilter.Build(options, RuntimeInformation.ProcessArchitecture);
        CallSupervisor? supervisor = records ? new CallSupervisor(command.Plan, options, setupFilters: 0) : null;
        return starter.StartAsync(
            command.Spec,
            output,
            streams => direct.StartAsync(
                command, streams, () => (new ThreadRestriction(filter, LandlockRules.Make(grants.Grants), records), supervisor)),
            supervisor?.Denials);
    }

    private RunnerVerdict Examine(PlannedCommand command)
    {
        if (!command.Plan.ConfinesFiles && command.Plan.Network != NetworkMode.Proxied)
        {
            return new RunnerVerdict.NotMeant();
        }

        if (command.Plan.Network == NetworkMode.Proxied)
        {
            return new RunnerVerdict.Cannot("Without namespaces the managed proxy would not be the only way out.");
        }

        if (!allowed)
        {
            return new RunnerVerdict.Cannot("Path rules are switched off by an option.");
        }

        int abi = Libc.landlock_abi_version();
        if (abi < LandlockRules.NeededAbi)
        {
            return new RunnerVerdict.Cannot(abi < 0
                ? "Landlock is missing from this kernel or switched off (boot parameter lsm=)."
                : "Landlock of this kernel is too old: Linux 6.2 or later is needed.");
        }

        SandboxPlan plan = Expressible(command.Plan);
        string? narrowed = PathGrants.Of(plan).Narrowed is [var folder, ..] ? folder : null;
        return command.Spec.PreferPathRules ? new RunnerVerdict.Enforces(Notes(plan, narrowed, abi))
            : plan.Base == PathAccess.Hidden || plan.Rules.Any(rule => rule.Access == PathAccess.Hidden)
                ? new RunnerVerdict.Cannot("Landlock cannot hide the names of files, which this profile asks for.")
            : narrowed is not null
                ? new RunnerVerdict.Cannot(
                    $"Landlock cannot keep parts of the writable folder {narrowed} from being written (use_legacy_landlock = true under [features] "
                    + "writes only to what exists in it already).")
            : new RunnerVerdict.Enforces(Notes(plan, null, abi));
    }

    /// <summary>Control folders are hidden for their sockets, which nobody can connect to without a network.</summary>
    private static SandboxPlan Expressible(SandboxPlan plan) => plan.Network != NetworkMode.None
        ? plan
        : plan with { Rules = [.. plan.Rules.Where(rule => rule is not { Origin: PathRuleOrigin.ControlFolder, Access: PathAccess.Hidden })] };

    private static string? Notes(SandboxPlan plan, string? narrowed, int abi)
    {
        string[] notes =
        [
            narrowed is null ? "" : $"New entries directly in {narrowed} are refused.",
            plan.Rules.Any(rule => rule.Access == PathAccess.Write) ? "Modes, owners and times of files cannot be changed." : "",
            abi < LandlockRules.ScopeAbi ? "Signals to other processes of the user are possible before Linux 6.12." : "",
        ];
        string text = string.Join(' ', notes.Where(note => note.Length > 0));
        return text.Length > 0 ? text : null;
    }
}
