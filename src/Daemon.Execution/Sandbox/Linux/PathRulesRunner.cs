using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Execution.Linux;
using Daemon.Execution.Sandbox.Linux.Supervision;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>
/// Landlock rules, no capabilities and the system-call filter: for machines where namespaces cannot be made. Landlock grants a folder with
/// all below it, knows nothing of attributes, and hides no names. So a <see cref="FileBroker"/> does what the plan grants beyond what can
/// be said in such rules; without one (see <see cref="SupervisionProbe"/>) the command misses it. What a plan forbids is always enforced.
/// </summary>
/// <param name="allowed">False when an option switches path rules off.</param>
/// <param name="abi">The kernel's version of landlock; 0 when it has none.</param>
[SupportedOSPlatform("linux")]
internal sealed class PathRulesRunner(CommandStarter starter, DirectRunner direct, bool allowed, int abi) : ISandboxRunner
{
    public SandboxMechanism Mechanism => SandboxMechanism.PathRules;

    public Task<RunnerVerdict> ExamineAsync(PlannedCommand command, CancellationToken cancellationToken) => Task.FromResult(Examine(command));

    public Task<IRunningCommand> StartAsync(PlannedCommand command, ICommandOutput output, CancellationToken cancellationToken)
    {
        SandboxPlan plan = Expressible(command.Plan);
        PathGrants grants = PathGrants.Of(plan);
        bool brokers = SupervisionProbe.IsPossible;
        bool records = command.Spec.RecordDenials && brokers;
        CallWatch watch = brokers ? CallWatch.Writes | CallWatch.Listings | CallWatch.Sessions : CallWatch.None;
        var options = new CallFilterOptions(plan.Network)
        {
            SharesView = true,
            Brokers = brokers,
            RefusesLocalSockets = HidesSockets(command.Plan),
            Watch = watch | (records ? CallWatch.Refusals : 0) | (brokers && IsReadNarrowed(plan, grants) ? CallWatch.Reads : 0),
        };
        byte[] filter = SeccompFilter.Build(options, RuntimeInformation.ProcessArchitecture);
        SessionLog? sessions = brokers ? new SessionLog() : null;
        CallSupervisor? supervisor = brokers
            ? new CallSupervisor(plan, options, setupFilters: 0, new FileBroker(plan, grants), sessions)
            : null;
        return starter.StartAsync(
            command.Spec,
            output,
            streams => direct.StartAsync(
                command, streams, () => (new ThreadRestriction(filter, LandlockRules.Make(grants.Grants, brokers, abi), brokers), supervisor), sessions),
            records ? supervisor?.Denials : null);
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

        return abi >= LandlockRules.NeededAbi ? new RunnerVerdict.Enforces(Notes(command.Plan))
            : new RunnerVerdict.Cannot(abi == 0
                ? "Landlock is missing from this kernel or switched off (boot parameter lsm=)."
                : "Landlock of this kernel is too old: Linux 6.2 or later is needed.");
    }

    /// <summary>
    /// Control folders are hidden for their sockets, which nobody can connect to here; so it is enough that they cannot be changed, and
    /// their names are no reason to look at every file that is read.
    /// </summary>
    private static SandboxPlan Expressible(SandboxPlan plan) => plan with
    {
        Rules = [.. plan.Rules.Select(rule => rule is { Origin: PathRuleOrigin.ControlFolder } ? rule with { Access = PathAccess.Read } : rule)],
    };

    private static bool HidesSockets(SandboxPlan plan) => plan.Network == NetworkMode.Full
        && plan.Rules.Any(rule => rule is { Origin: PathRuleOrigin.ControlFolder, Access: PathAccess.Hidden });

    private static bool IsReadNarrowed(SandboxPlan plan, PathGrants grants) =>
        plan.DeniesByName || grants.Narrowed.Any(folder => folder.Access == PathAccess.Read);

    private string? Notes(SandboxPlan plan)
    {
        PathGrants grants = PathGrants.Of(Expressible(plan));
        PathGrant narrowed = grants.Narrowed.FirstOrDefault(folder => folder.Access == PathAccess.Write);
        bool hides = plan.Base == PathAccess.Hidden || plan.Rules.Any(rule => rule is { Access: PathAccess.Hidden, Origin: not PathRuleOrigin.ControlFolder });
        (bool Applies, string Text)[] notes =
        [
            (!SupervisionProbe.IsPossible && narrowed.Path is not null, $"New entries directly in {narrowed.Path} are refused."),
            (!SupervisionProbe.IsPossible && plan.Rules.Any(rule => rule.Access == PathAccess.Write), "Modes, owners and times of files cannot be changed."),
            (hides, "Names and sizes of hidden files can be found out, their contents cannot."),
            (HidesSockets(plan), "Local sockets are refused."),
            (abi < LandlockRules.ScopeAbi, "Signals to other processes of the user are possible before Linux 6.12."),
        ];
        string text = string.Join(' ', notes.Where(note => note.Applies).Select(note => note.Text));
        return text.Length > 0 ? text : null;
    }
}
