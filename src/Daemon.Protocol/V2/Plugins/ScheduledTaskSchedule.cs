using System.Text.Json.Serialization;

namespace Daemon.Protocol.V2.Plugins;

/// <summary>When a task runs.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Hourly), "hourly")]
[JsonDerivedType(typeof(Daily), "daily")]
[JsonDerivedType(typeof(Weekdays), "weekdays")]
[JsonDerivedType(typeof(Weekly), "weekly")]
public abstract record ScheduledTaskSchedule
{
    private ScheduledTaskSchedule()
    {
    }

    public sealed record Hourly : ScheduledTaskSchedule
    {
        public IReadOnlyList<ScheduledTaskWeekday>? Days { get; init; }

        public required uint IntervalHours { get; init; }
    }

    public sealed record Daily : ScheduledTaskSchedule
    {
        public required string Time { get; init; }
    }

    public sealed record Weekdays : ScheduledTaskSchedule
    {
        public required string Time { get; init; }
    }

    public sealed record Weekly : ScheduledTaskSchedule
    {
        public required IReadOnlyList<ScheduledTaskWeekday> Days { get; init; }

        public required string Time { get; init; }
    }
}
