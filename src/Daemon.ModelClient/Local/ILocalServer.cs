namespace Daemon.ModelClient.Local;

/// <summary>What each kind of local server is asked.</summary>
internal interface ILocalServer
{
    string DefaultModel { get; }

    /// <summary>Makes sure that the server is there and speaks what the daemon speaks.</summary>
    /// <exception cref="LocalProviderException">It cannot be reached, or is too old.</exception>
    ValueTask CheckAsync(CancellationToken cancellationToken);

    /// <summary>Names of the models that it has.</summary>
    /// <exception cref="LocalProviderException">It cannot be reached, or answers something else.</exception>
    ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);

    /// <exception cref="LocalProviderException">It cannot get the model.</exception>
    ValueTask PullAsync(string model, IProgress<string> progress, CancellationToken cancellationToken);
}
