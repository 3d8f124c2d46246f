namespace Daemon.Protocol.V2.Plugins;

/// <summary>A task that a plugin would run at times.</summary>
public sealed record ScheduledTaskSummary
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required string Prompt { get; init; }

    public required ScheduledTaskSchedule Schedule { get; init; }
}
