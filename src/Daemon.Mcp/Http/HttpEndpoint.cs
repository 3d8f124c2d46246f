namespace Daemon.Mcp.Http;

/// <summary>Where a streamable HTTP server is and what its requests carry.</summary>
/// <param name="Headers">Sent with each request, the bearer token of the configuration among them.</param>
public sealed record HttpEndpoint(Uri Url, IReadOnlyList<KeyValuePair<string, string>> Headers);

/// <summary>The token of a user who has signed in to a server. Thread-safe.</summary>
public interface IAccessTokens
{
    /// <summary>A token that is still good, renewed when it must be; null when nobody has signed in.</summary>
    ValueTask<string?> GetAsync(CancellationToken cancellationToken);

    /// <summary>Another token in place of one that the server has refused; null when there is none.</summary>
    ValueTask<string?> RenewAsync(string refused, CancellationToken cancellationToken);
}
