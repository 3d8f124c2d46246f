namespace Daemon.ModelClient;

/// <summary>How long to wait before a retry: doubling from 200 ms with 10 % jitter, unless the provider named a pause.</summary>
/// <remarks>Thread-safe. Used for requests inside the client and for streams by the turn loop.</remarks>
public sealed class RetryBackoff
{
    private const double FirstDelayMs = 200;
    private const double Jitter = 0.1;

    // Far beyond the last attempt that anybody waits for; keeps the power finite for the allowed 100 attempts.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly Random _random;

    /// <param name="random">Source of the jitter; null for the process-wide one. Must be thread-safe if shared.</param>
    public RetryBackoff(Random? random = null)
    {
        _random = random ?? Random.Shared;
    }

    /// <summary>The pause before retry number <paramref name="attempt"/>, which counts from 1; at most five minutes.</summary>
    /// <param name="retryAfter">The pause that the provider asked for; it replaces the computed one.</param>
    public TimeSpan Delay(int attempt, TimeSpan? retryAfter = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        if (retryAfter is { } asked)
        {
            return asked < TimeSpan.Zero ? TimeSpan.Zero : asked < Longest ? asked : Longest;
        }

#pragma warning disable CA5394 // Jitter spreads load; nothing is kept secret by it.
        double factor = 1 - Jitter + (2 * Jitter * _random.NextDouble());
#pragma warning restore CA5394
        double delayMs = FirstDelayMs * Math.Pow(2, attempt - 1) * factor;
        return delayMs < Longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(delayMs) : Longest;
    }

    /// <summary>Waits for <see cref="Delay"/> on the given clock.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> fired.</exception>
    public Task WaitAsync(int attempt, TimeSpan? retryAfter, TimeProvider time, CancellationToken cancellationToken) =>
        Task.Delay(Delay(attempt, retryAfter), time, cancellationToken);
}
