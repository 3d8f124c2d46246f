using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Daemon.Mcp.Wire;

namespace Daemon.Mcp.OAuth;

/// <summary>What a sign-in is for, and what the user has said about it.</summary>
public sealed record OAuthLoginRequest(string ServerName, Uri ServerUrl)
{
    /// <summary>Null means what the server supports.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>A client that is registered already; null registers one.</summary>
    public string? ClientId { get; init; }

    /// <summary>The <c>resource</c> parameter; null means the server's own word.</summary>
    public string? Resource { get; init; }

    /// <summary>Null for any free port.</summary>
    public int? CallbackPort { get; init; }

    /// <summary>The callback's address as the browser sees it; null for the loopback address.</summary>
    public string? CallbackUrl { get; init; }
}

/// <summary>
/// A sign-in under way (OAuth 2.1 with PKCE, as the MCP specification's "Authorization" demands): the user's browser visits
/// <see cref="AuthorizationUrl"/>, and comes back to a listener on this machine.
/// </summary>
public sealed class OAuthLogin : IDisposable
{
    private readonly OAuthHttp _http;
    private readonly OAuthLoginRequest _request;
    private readonly OAuthMetadata _metadata;
    private readonly CallbackListener _listener;
    private readonly TimeProvider _clock;
    private readonly string _clientId;
    private readonly string _verifier = RandomText(32);
    private readonly string _state = RandomText(16);
    private readonly IReadOnlyList<string> _scopes;

    private OAuthLogin(
        OAuthHttp http, OAuthLoginRequest request, OAuthMetadata metadata, CallbackListener listener, string clientId, IReadOnlyList<string> scopes, TimeProvider clock)
    {
        _http = http;
        _request = request;
        _metadata = metadata;
        _listener = listener;
        _clientId = clientId;
        _scopes = scopes;
        _clock = clock;
        AuthorizationUrl = BuildUrl();
    }

    /// <summary>What the user's browser is to open.</summary>
    public Uri AuthorizationUrl { get; }

    private string Resource => _request.Resource ?? _metadata.Resource;

    /// <summary>Whether a server says that it wants a sign-in and where; null when it could not be asked.</summary>
    public static async Task<bool?> IsOfferedAsync(HttpMessageInvoker http, Uri server, CancellationToken cancellationToken)
    {
        try
        {
            return await new OAuthDiscovery(new OAuthHttp(http)).FindAsync(server, cancellationToken) is not null;
        }
        catch (McpException)
        {
            return null;
        }
    }

    /// <summary>Finds the authorization server, registers the client where that is needed, and begins to listen for the callback.</summary>
    /// <exception cref="McpException">The server offers no sign-in, or something on the way refused.</exception>
    public static async Task<OAuthLogin> StartAsync(HttpMessageInvoker invoker, OAuthLoginRequest request, TimeProvider clock, CancellationToken cancellationToken)
    {
        var http = new OAuthHttp(invoker);
        OAuthMetadata? metadata;
        try
        {
            metadata = await new OAuthDiscovery(http).FindAsync(request.ServerUrl, cancellationToken);
        }
        catch (McpException error)
        {
            throw new McpException(error.Failure, $"Metadata error: OAuth metadata discovery failed for {request.ServerUrl.OriginalString}\n  Caused by: {error.Message}", error);
        }

        if (metadata is null)
        {
            throw new McpException(McpFailure.Invalid, $"No authorization support detected for {request.ServerUrl.OriginalString}");
        }

        var listener = CallbackListener.Open(request, CallbackId(request.ServerUrl.OriginalString));
        try
        {
            var scopes = request.Scopes ?? metadata.Scopes ?? [];
            var clientId = request.ClientId ?? await RegisterAsync(http, metadata, listener.RedirectUri, scopes, cancellationToken);
            return new OAuthLogin(http, request, metadata, listener, clientId, scopes, clock);
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    /// <summary>Waits for the user and exchanges what the browser brings for a token.</summary>
    /// <exception cref="McpException">The user or the authorization server refused, or the callback is not of this sign-in.</exception>
    public async Task<OAuthCredential> CompleteAsync(CancellationToken cancellationToken)
    {
        var callback = await _listener.WaitAsync(cancellationToken);
        if (callback.Error is { } error)
        {
            throw new McpException(McpFailure.Refused, $"OAuth provider returned `{error}`: {callback.ErrorDescription}".TrimEnd(':', ' '));
        }

        if (callback.Code is not { } code || callback.State is null
            || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(callback.State), Encoding.UTF8.GetBytes(_state)))
        {
            throw new McpException(McpFailure.Invalid, "failed to handle OAuth callback");
        }

        var answer = await _http.PostFormAsync(
            _metadata.TokenEndpoint,
            [
                KeyValuePair.Create("grant_type", "authorization_code"),
                KeyValuePair.Create("code", code),
                KeyValuePair.Create("code_verifier", _verifier),
                KeyValuePair.Create("client_id", _clientId),
                KeyValuePair.Create("redirect_uri", _listener.RedirectUri),
                KeyValuePair.Create("resource", Resource),
            ],
            cancellationToken);
        return OAuthTokens.Credential(
            answer, _request.ServerName, _request.ServerUrl.OriginalString, _metadata.Issuer, _clientId, null, _scopes, _clock);
    }

    public void Dispose() => _listener.Dispose();

    private Uri BuildUrl()
    {
        var query = new StringBuilder(_metadata.AuthorizationEndpoint.Query.Length > 0 ? $"{_metadata.AuthorizationEndpoint.Query}&" : "?");
        Add("response_type", "code");
        Add("client_id", _clientId);
        Add("state", _state);
        Add("code_challenge", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(_verifier))));
        Add("code_challenge_method", "S256");
        Add("redirect_uri", _listener.RedirectUri);
        if (_scopes.Count > 0)
        {
            Add("scope", string.Join(' ', _scopes));
        }

        Add("resource", Resource);
        query.Length--;
        return new UriBuilder(_metadata.AuthorizationEndpoint) { Query = query.ToString() }.Uri;

        void Add(string name, string value) => query.Append(name).Append('=').Append(Uri.EscapeDataString(value)).Append('&');
    }

    /// <summary>Dynamic client registration (RFC 7591).</summary>
    private static async Task<string> RegisterAsync(
        OAuthHttp http, OAuthMetadata metadata, string redirectUri, IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        if (metadata.RegistrationEndpoint is not { } endpoint)
        {
            throw new McpException(
                McpFailure.Invalid, $"the authorization server {metadata.Issuer} registers no clients by itself: set `oauth.client_id` of the server in config.toml");
        }

        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body, McpMessage.WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("client_name"u8, "Codex"u8);
            WriteTexts(writer, "redirect_uris", [redirectUri]);
            WriteTexts(writer, "grant_types", ["authorization_code", "refresh_token"]);
            writer.WriteString("token_endpoint_auth_method"u8, "none"u8);
            WriteTexts(writer, "response_types", ["code"]);
            if (scopes.Count > 0)
            {
                writer.WriteString("scope"u8, string.Join(' ', scopes));
            }

            writer.WriteString("application_type"u8, "native"u8);
            writer.WriteEndObject();
        }

        var answer = await http.PostJsonAsync(endpoint, body.ToArray(), cancellationToken);
        return answer.Text("client_id") ?? throw new McpException(McpFailure.Invalid, "the authorization server's registration holds no client_id");
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static string RandomText(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    /// <summary>Part of the callback's path: one server's browser tab cannot answer for another.</summary>
    private static string CallbackId(string serverUrl) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(serverUrl)))[..12];
}
