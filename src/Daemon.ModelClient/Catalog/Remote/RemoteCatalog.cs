using System.Text.Json;
using Daemon.ModelClient.Credentials;

namespace Daemon.ModelClient.Catalog.Remote;

/// <summary>
/// The models that a provider offers to the user who is signed in. ChatGPT's back end lists them; other providers do not speak of models in
/// this way and are not asked. The list is kept on disk and counts for a while; a response may say that it has changed.
/// </summary>
/// <remarks>Thread-safe. Who calls <see cref="RefreshAsync"/> sees to it that it runs once at a time.</remarks>
public sealed class RemoteCatalog
{
    /// <summary>How long a list is good without asking.</summary>
    private static readonly TimeSpan TimeToLive = TimeSpan.FromMinutes(5);

    /// <summary>How long after a failure the provider is left alone.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly ModelProviderOptions _provider;
    private readonly ICredentialSource _credentials;
    private readonly ModelListing _listing;
    private readonly CatalogCache _cache;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();

    private KeptCatalog? _kept;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    internal RemoteCatalog(
        ModelProviderOptions provider, ICredentialSource credentials, ModelListing listing, CatalogCache cache, TimeProvider time)
    {
        _provider = provider;
        _credentials = credentials;
        _listing = listing;
        _cache = cache;
        _time = time;
    }

    /// <summary>What is known now; null when the daemon's own catalogue counts.</summary>
    public ModelSet? Current
    {
        get
        {
            lock (_gate)
            {
                return _kept?.Models;
            }
        }
    }

    /// <summary>Takes the list that is kept on disk for the user who is signed in now. Reads small files only.</summary>
    /// <returns>Whether the provider should be asked.</returns>
    public async ValueTask<bool> LoadAsync(CancellationToken cancellationToken)
    {
        ProviderCredential? credential;
        try
        {
            credential = await _credentials.GetAsync(cancellationToken);
        }
        catch (ModelException)
        {
            // The next turn tells the user, in its own words.
            credential = null;
        }

        lock (_gate)
        {
            if (credential is not { IsChatGptLogin: true })
            {
                _kept = null;
                return false;
            }

            string identity = CatalogCache.IdentityOf(_provider, credential);
            if (_kept?.Identity != identity)
            {
                _kept = _cache.Read(identity);
            }

            DateTimeOffset now = _time.GetUtcNow();
            return now >= _notBefore && (_kept is null || now < _kept.FetchedAt || now - _kept.FetchedAt >= TimeToLive);
        }
    }

    /// <summary>Asks the provider, and keeps what it says.</summary>
    /// <exception cref="ModelException">It gives no list; what was known stays.</exception>
    /// <exception cref="CatalogException">Its list cannot be used; what was known stays.</exception>
    /// <exception cref="IOException">The list counts, and cannot be kept for the next start.</exception>
    /// <exception cref="UnauthorizedAccessException">The list counts, and may not be kept for the next start.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            // Until this attempt has succeeded.
            _notBefore = _time.GetUtcNow() + Rest;
        }

        if (await _credentials.GetAsync(cancellationToken) is not { IsChatGptLogin: true } credential)
        {
            return;
        }

        (JsonDocument answer, string? tag) = await _listing.FetchAsync(credential, cancellationToken);
        using (answer)
        {
            var kept = new KeptCatalog(
                CatalogCache.IdentityOf(_provider, credential), tag, _time.GetUtcNow(), CatalogFile.Parse(answer.RootElement, $"the list of models of {_provider.Id}", ModelSet.BuiltIn));
            lock (_gate)
            {
                _kept = kept;
                _notBefore = DateTimeOffset.MinValue;
            }

            _cache.Write(kept, answer.RootElement.GetProperty("models"u8));
        }
    }

    /// <summary>Takes in the tag of the list that a response named: the same one makes ours good for longer, another one makes it old.</summary>
    internal void Observe(string tag)
    {
        lock (_gate)
        {
            if (_kept is { } kept)
            {
                _kept = kept with { FetchedAt = kept.Tag == tag ? _time.GetUtcNow() : DateTimeOffset.MinValue };
            }
        }
    }
}
