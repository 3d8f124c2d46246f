using Daemon.Config.Model;
using Daemon.Mcp.Http;
using Daemon.Mcp.OAuth;

namespace Daemon.Cli.Servers;

/// <summary>Whether a server needs a sign-in, and whether there is one.</summary>
/// <param name="Word">For people.</param>
/// <param name="Name">For scripts.</param>
internal sealed record AuthState(string Word, string Name)
{
    private static readonly AuthState Unsupported = new("Unsupported", "unsupported");
    private static readonly AuthState Unknown = new("Unknown", "unknown");
    private static readonly AuthState NotLoggedIn = new("Not logged in", "not_logged_in");
    private static readonly AuthState BearerToken = new("Bearer token", "bearer_token");
    private static readonly AuthState OAuth = new("OAuth", "o_auth");

    private static readonly TimeSpan AskTime = TimeSpan.FromSeconds(5);

    /// <summary>Asks servers that nothing is known of, briefly.</summary>
    public static async Task<AuthState> FindAsync(McpServerConfig server, OAuthStore store, CancellationToken cancellationToken)
    {
        if (server.Transport is not McpTransportConfig.Http http)
        {
            return Unsupported;
        }

        if (http.BearerTokenEnvVar is not null)
        {
            return BearerToken;
        }

        if (store.Find(server.Name, http.Url) is not null)
        {
            return OAuth;
        }

        if (!server.Enabled || !Uri.TryCreate(http.Url, UriKind.Absolute, out var url))
        {
            return Unknown;
        }

        return await OffersSignInAsync(url, cancellationToken) switch
        {
            true => NotLoggedIn,
            false => Unsupported,
            null => Unknown,
        };
    }

    /// <summary>Null when the server could not be asked.</summary>
    public static async Task<bool?> OffersSignInAsync(Uri server, CancellationToken cancellationToken)
    {
        using var http = HttpStack.Create();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(AskTime);
        try
        {
            return await OAuthLogin.IsOfferedAsync(http, server, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
