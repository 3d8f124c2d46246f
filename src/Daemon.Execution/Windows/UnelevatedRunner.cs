using System.Runtime.Versioning;
using Daemon.Execution.Sandbox;
using Daemon.Execution.Sandbox.Windows;
using Daemon.Interop.Windows;

namespace Daemon.Execution.Windows;

/// <summary>Starts commands by a restricted token of the user: nothing has to be set up, and nothing but writing is confined for sure.</summary>
[SupportedOSPlatform("windows")]
internal sealed class UnelevatedRunner(WindowsSessions sessions, CapabilityIdentities identities, string stateFolder) : ISandboxRunner
{
    public const string NetworkNote = "The network is only kept off by variables that programs may ignore; the elevated sandbox blocks it.";

    public SandboxMechanism Mechanism => SandboxMechanism.RestrictedToken;

    public Task<RunnerVerdict> ExamineAsync(PlannedCommand command, CancellationToken cancellationToken)
    {
        if (!command.Plan.IsConfined)
        {
            return Task.FromResult<RunnerVerdict>(new RunnerVerdict.NotMeant());
        }

        if (WindowsSandboxSetup.Problem(command.Spec.Windows.Level) is { } problem)
        {
            return Task.FromResult<RunnerVerdict>(new RunnerVerdict.Cannot(problem));
        }

        try
        {
            _ = Plan(command);
            return Task.FromResult<RunnerVerdict>(new RunnerVerdict.Enforces(command.Plan.Network == NetworkMode.None ? NetworkNote : null));
        }
        catch (CommandStartException refusal)
        {
            return Task.FromResult<RunnerVerdict>(new RunnerVerdict.Cannot(refusal.Message));
        }
    }

    public Task<IRunningCommand> StartAsync(PlannedCommand command, ICommandOutput output, CancellationToken cancellationToken)
    {
        Dictionary<string, string> environment = EnvironmentBlock.Of(command.Spec, command.Plan, WindowsSessions.SystemRoot);
        if (command.Plan.Network == NetworkMode.None)
        {
            NetworkDenialVariables.Apply(environment, FailingPrograms.Folder(stateFolder));
        }

        string program = WindowsExecutableLookup.Find(command.Spec, environment, File.Exists);
        WindowsPlan plan = Plan(command);
        var held = new List<IDisposable> { WindowsPreparation.Apply(plan) };
        try
        {
            using var own = new WindowsToken();
            using NativeHandle token = own.Restrict(plan.Capabilities);
            PrivateDesktop? desktop = command.Spec.Windows.PrivateDesktop ? PrivateDesktop.Create(own.Logon ?? own.User) : null;
            if (desktop is not null)
            {
                held.Add(desktop);
            }

            return Task.FromResult(sessions.Open(
                command, output, new WindowsStart(command.Spec, program, environment, token, desktop?.Name, Confined: true, held)));
        }
        catch
        {
            held.ForEach(item => item.Dispose());
            throw;
        }
    }

    private WindowsPlan Plan(PlannedCommand command) => command.Plan.Limits == Protocol.Permissions.CommandLimits.None
        ? WindowsPlanner.Unelevated(command.Plan, new WindowsPrincipals(identities.Of, identities.ReadOnly, null))
        : throw new CommandStartException(CommandStartFailure.SandboxUnavailable, "[command_limits] is not available on Windows: leave it out.");
}
