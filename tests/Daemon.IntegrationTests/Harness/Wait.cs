namespace Daemon.IntegrationTests.Harness;

/// <summary>Waits for things that nobody announces.</summary>
internal static class Wait
{
    /// <summary>Polls until the condition holds; fails after <see cref="DaemonUnderTest.Patience"/>.</summary>
    public static async Task UntilAsync(Func<bool> condition, string what)
    {
        using var patience = new CancellationTokenSource(DaemonUnderTest.Patience);
        while (!condition())
        {
            Assert.False(patience.IsCancellationRequested, $"waited in vain until {what}");
            await Task.Delay(20);
        }
    }
}
