namespace Daemon.Core.Tests.Rollout;

/// <summary>A clock that stands still until it is told to move.</summary>
internal sealed class FixedTime : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 14, 29, 59, 807, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => Now;
}
