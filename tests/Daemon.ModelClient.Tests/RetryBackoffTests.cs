using Daemon.Testing.Time;

namespace Daemon.ModelClient.Tests;

public sealed class RetryBackoffTests
{
    [Theory]
    [InlineData(1, 0.5, 200)]
    [InlineData(2, 0.5, 400)]
    [InlineData(5, 0.5, 3200)]
    [InlineData(1, 0.0, 180)]
    [InlineData(3, 1.0, 880)]
    [InlineData(100, 0.5, 300_000)]
    public void Pauses_double_with_ten_percent_of_jitter(int attempt, double random, int milliseconds) =>
        Assert.Equal(milliseconds, new RetryBackoff(new FixedRandom(random)).Delay(attempt).TotalMilliseconds, 0.001);

    [Theory]
    [InlineData(7, 7)]
    [InlineData(0, 0)]
    [InlineData(-3, 0)]
    [InlineData(86_400, 300)]
    public void The_provider_may_name_the_pause_within_reason(int asked, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), new RetryBackoff().Delay(4, TimeSpan.FromSeconds(asked)));

    [Fact]
    public async Task Waiting_follows_the_clock()
    {
        var time = new ManualTimeProvider();
        Task waiting = new RetryBackoff(new FixedRandom(0.5)).WaitAsync(1, retryAfter: null, time, CancellationToken.None);

        time.Advance(TimeSpan.FromMilliseconds(199));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private sealed class FixedRandom(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
