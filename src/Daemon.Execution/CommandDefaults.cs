using Daemon.Protocol.Permissions;

namespace Daemon.Execution;

/// <summary>How the commands of one configuration are confined, on top of their profiles.</summary>
/// <param name="RecordDenials">See <see cref="CommandSpec.RecordDenials"/>.</param>
/// <param name="PreferPathRules">See <see cref="CommandSpec.PreferPathRules"/>.</param>
public sealed record CommandDefaults(CommandLimits Limits, bool RecordDenials, bool PreferPathRules)
{
    /// <summary>See <see cref="CommandSpec.Windows"/>.</summary>
    public WindowsCommandOptions Windows { get; init; } = WindowsCommandOptions.Default;

    /// <summary>The command with these settings.</summary>
    public CommandSpec Apply(CommandSpec spec) => spec with { Limits = Limits, RecordDenials = RecordDenials, PreferPathRules = PreferPathRules, Windows = Windows };
}

/// <summary>Starts commands with <see cref="CommandDefaults"/> applied. Thread-safe.</summary>
public sealed class ConfiguredLauncher(ICommandLauncher inner, CommandDefaults defaults) : ICommandLauncher
{
    public ValueTask<IRunningCommand> StartAsync(CommandSpec spec, ICommandOutput output, CancellationToken cancellationToken) =>
        inner.StartAsync(defaults.Apply(spec), output, cancellationToken);
}
