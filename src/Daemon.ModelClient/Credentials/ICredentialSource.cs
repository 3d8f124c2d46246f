namespace Daemon.ModelClient.Credentials;

/// <summary>Where a provider's key comes from. Asked for each request, so that a login or logout takes effect at once.</summary>
/// <remarks>Thread-safe.</remarks>
public interface ICredentialSource
{
    /// <summary>Finds the credential; null when the provider needs none or there is none, and requests then go without.</summary>
    /// <exception cref="ModelException">A credential is configured but cannot be had; the message says what to do.</exception>
    ValueTask<ProviderCredential?> GetAsync(CancellationToken cancellationToken);
}
