using Daemon.AppServer;
using Daemon.Cli.Diagnosis.Checks;

namespace Daemon.Cli.Diagnosis;

/// <summary>Looks at everything that the daemon needs from its user and its machine.</summary>
internal static class Doctor
{
    /// <summary>A check that takes longer than this has failed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>The checks for a daemon that would be started like this.</summary>
    public static IReadOnlyList<ICheck> For(DaemonOptions options)
    {
        var config = AppServerHost.LoadConfig(options);
        return
        [
            new SystemCheck(options),
            new ConfigurationCheck(options, config),
            new SandboxCheck(),
            new CredentialsCheck(options, config),
            new ProviderCheck(config),
            new ProxyCheck(options),
            new StorageCheck(options),
            new ServerCheck(options),
        ];
    }

    /// <summary>Runs the checks side by side; the answers come in their order.</summary>
    public static async Task<IReadOnlyList<Examination>> ExamineAsync(IReadOnlyList<ICheck> checks, TimeProvider time, CancellationToken cancellationToken)
    {
        List<Task<Examination>> running = [];
        foreach (var check in checks)
        {
            running.Add(ExamineAsync(check, time, cancellationToken));
        }

        return await Task.WhenAll(running);
    }

    private static async Task<Examination> ExamineAsync(ICheck check, TimeProvider time, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        Finding finding;
        try
        {
            finding = await check.LookAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            finding = new Finding(FindingStatus.Fail, $"no answer within {Patience.TotalSeconds:F0} seconds");
        }
#pragma warning disable CA1031 // A check that breaks is a finding: the others are wanted all the same.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            finding = new Finding(FindingStatus.Fail, error.Message);
        }

        return new Examination(check.Id, finding, time.GetElapsedTime(begun));
    }
}

/// <summary>A check's finding, and how long it took.</summary>
internal sealed record Examination(string Id, Finding Finding, TimeSpan Duration)
{
    /// <summary>What stands before the dot of the id.</summary>
    public string Category => Id[..Id.IndexOf('.', StringComparison.Ordinal)];
}
