namespace Daemon.ModelClient.Catalog.Remote;

/// <summary>A list of models as a provider gave it to one user. Inert.</summary>
/// <param name="Identity">Whose list it is; see <see cref="CatalogCache.IdentityOf"/>.</param>
/// <param name="Tag">The provider's name for this version of the list (RFC 9110, ETag); null when it gave none.</param>
internal sealed record KeptCatalog(string Identity, string? Tag, DateTimeOffset FetchedAt, ModelSet Models);
