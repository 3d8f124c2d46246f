namespace Daemon.Execution.Sandbox;

/// <summary>
/// Starts commands: makes the plan, lets the first runner that enforces all of it start the command, and refuses when there is none.
/// </summary>
/// <param name="plan">Makes the plan of a command; throws <see cref="CommandStartException"/> for one that cannot be planned.</param>
/// <param name="runners">In order of preference.</param>
/// <param name="entrance">How a command whose network is limited gets to the managed proxy.</param>
/// <param name="probe">Says what the machine offers.</param>
internal sealed class SandboxLauncher(
    Func<CommandSpec, SandboxPlan> plan,
    IReadOnlyList<ISandboxRunner> runners,
    IProxyEntrance entrance,
    Func<CancellationToken, Task<SandboxProbe>> probe)
    : ICommandLauncher, ISandboxInspector
{
    public async ValueTask<IRunningCommand> StartAsync(CommandSpec spec, ICommandOutput output, CancellationToken cancellationToken)
    {
        PlannedCommand command = WithProxy(Plan(spec));
        try
        {
            Choice choice = await ChooseAsync(command, cancellationToken);
            if (choice.Runner is null)
            {
                throw new CommandStartException(CommandStartFailure.SandboxUnavailable, choice.Text!);
            }

            if (choice.Text is { } notice)
            {
                spec.SandboxNotice?.Invoke($"Commands are confined by {choice.Runner.Mechanism.Words()}. {notice}");
            }

            return await choice.Runner.StartAsync(command, output, cancellationToken);
        }
        catch (CommandStartException failure) when (command.Plan.IsConfined && !spec.InheritStandardStreams && UnstartedCommand.Explains(failure))
        {
            return UnstartedCommand.Report(spec, failure, output);
        }
        catch (IOException failure)
        {
            command.Door?.Dispose();
            throw new CommandStartException(CommandStartFailure.Other, failure.Message, 0, failure);
        }
        catch
        {
            command.Door?.Dispose();
            throw;
        }
    }

    public Task<SandboxProbe> ProbeAsync(CancellationToken cancellationToken) => probe(cancellationToken);

    public async Task<SandboxExplanation> ExplainAsync(CommandSpec spec, CancellationToken cancellationToken)
    {
        PlannedCommand command = Plan(spec);
        Choice choice = await ChooseAsync(command, cancellationToken);
        return new SandboxExplanation(choice.Runner?.Mechanism ?? SandboxMechanism.Unavailable, choice.Text, command.Plan);
    }

    /// <exception cref="CommandStartException">The command is malformed, or its profile cannot be planned.</exception>
    private PlannedCommand Plan(CommandSpec spec)
    {
        RefuseMalformed(spec);
        try
        {
            return new PlannedCommand(spec, plan(spec));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandStartException(CommandStartFailure.SandboxUnavailable, failure.Message, 0, failure);
        }
    }

    /// <summary>A command whose network is limited gets the proxy's variables, or does not run.</summary>
    private PlannedCommand WithProxy(PlannedCommand command)
    {
        if (command.Plan.Network != NetworkMode.Proxied)
        {
            return command;
        }

        if (command.Spec.Proxy is not { } proxy)
        {
            throw new CommandStartException(
                CommandStartFailure.SandboxUnavailable,
                "The permission profile limits the network by rules, and no managed proxy enforces them for this command. Choose the profile again, or another one.");
        }

        try
        {
            return entrance.Open(command, proxy);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            throw new CommandStartException(
                CommandStartFailure.SandboxUnavailable, $"The managed proxy cannot be reached by the command: {failure.Message}", 0, failure);
        }
    }

    private async Task<Choice> ChooseAsync(PlannedCommand command, CancellationToken cancellationToken)
    {
        var obstacles = new List<string>();
        foreach (ISandboxRunner runner in runners)
        {
            switch (await runner.ExamineAsync(command, cancellationToken))
            {
                case RunnerVerdict.Enforces enforces:
                    return new Choice(runner, Sentences([.. obstacles, enforces.Note]));
                case RunnerVerdict.Cannot cannot:
                    obstacles.Add(cannot.Reason);
                    break;
            }
        }

        return new Choice(null, Sentences(["The sandbox cannot be set up here.", .. obstacles]));
    }

    private static string? Sentences(IEnumerable<string?> sentences)
    {
        string text = string.Join(' ', sentences.Where(sentence => sentence is not null));
        return text.Length > 0 ? text : null;
    }

    /// <summary>A NUL would end a text early, and in a wrapper's list of arguments begin another one.</summary>
    private static void RefuseMalformed(CommandSpec spec)
    {
        bool malformed = spec.Argv.Count == 0
            || spec.Argv.Concat(spec.WorkspaceRoots).Append(spec.WorkingDirectory).Any(text => text.Contains('\0', StringComparison.Ordinal))
            || spec.Environment.Any(variable => variable.Key.AsSpan().IndexOfAny('=', '\0') >= 0
                || variable.Key.Length == 0 || variable.Value.Contains('\0', StringComparison.Ordinal));
        if (malformed)
        {
            throw new CommandStartException(
                CommandStartFailure.Other,
                "The command is empty, has a NUL character in a text, or has an environment variable without a proper name.");
        }
    }

    /// <summary>The runner of a command, null for none, and what its user should know.</summary>
    private sealed record Choice(ISandboxRunner? Runner, string? Text);
}
