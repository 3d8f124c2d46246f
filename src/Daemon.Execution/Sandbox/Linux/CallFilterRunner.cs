using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Daemon.Execution.Linux;
using Daemon.Execution.Sandbox.Linux.Supervision;

namespace Daemon.Execution.Sandbox.Linux;

/// <summary>Confines the network alone, by the system-call filter.</summary>
[SupportedOSPlatform("linux")]
internal sealed class CallFilterRunner(CommandStarter starter, DirectRunner direct) : ISandboxRunner
{
    public SandboxMechanism Mechanism => SandboxMechanism.CallFilter;

    public Task<RunnerVerdict> ExamineAsync(PlannedCommand command, CancellationToken cancellationToken) => Task.FromResult<RunnerVerdict>(
        command.Plan.ConfinesFiles || command.Plan.Network == NetworkMode.Proxied ? new RunnerVerdict.NotMeant()
        : SystemCalls.For(RuntimeInformation.ProcessArchitecture) is null
            ? new RunnerVerdict.Cannot($"There is no system-call filter for {RuntimeInformation.ProcessArchitecture}.")
        : new RunnerVerdict.Enforces());

    public Task<IRunningCommand> StartAsync(PlannedCommand command, ICommandOutput output, CancellationToken cancellationToken)
    {
        bool records = command.Spec.RecordDenials && SupervisionProbe.IsPossible;
        var options = new CallFilterOptions(command.Plan.Network) { Watch = records ? CallWatch.Refusals : CallWatch.None };
        byte[] filter = SeccompFilter.Build(options, RuntimeInformation.ProcessArchitecture);
        CallSupervisor? supervisor = records ? new CallSupervisor(command.Plan, options, setupFilters: 0) : null;
        return starter.StartAsync(
            command.Spec,
            output,
            streams => direct.StartAsync(command, streams, () => (new ThreadRestriction(filter, pathRules: null, records), supervisor)),
            supervisor?.Denials);
    }
}
