using System.Net;
using Daemon.Mcp.Tests.Http;

namespace Daemon.Mcp.Tests.OAuth;

/// <summary>A tool server and its authorization server in one, without a network.</summary>
internal sealed class FakeIssuer
{
    public const string Root = "http://127.0.0.1:9";

    public static readonly Uri Server = new($"{Root}/mcp");

    public FakeIssuer()
    {
        Http = new FakeHttp { Answer = Reply };
    }

    public FakeHttp Http { get; }

    /// <summary>Where the challenge says that the metadata lies; null for no challenge.</summary>
    public string? Challenge { get; set; } = $"{Root}/.well-known/oauth-protected-resource/mcp";

    public string Methods { get; set; } = "\"S256\"";

    public string Issuer { get; set; } = Root;

    public string TokenEndpoint { get; set; } = $"{Root}/token";

    public bool Registers { get; set; } = true;

    public string Tokens { get; set; } = """{"access_token":"at-1","token_type":"Bearer","expires_in":3600,"refresh_token":"rt-1","scope":"r w"}""";

    public HttpStatusCode TokenStatus { get; set; } = HttpStatusCode.OK;

    public string LastForm => Http.Sent.Last(sent => sent.Url.AbsolutePath == "/token").Body;

    private HttpResponseMessage Reply(SentRequest sent) => sent.Url.AbsolutePath switch
    {
        "/mcp" when Challenge is not null => Challenged(),
        "/.well-known/oauth-protected-resource/mcp" => FakeHttp.Json($$"""{"resource":"{{Root}}/mcp","authorization_servers":["{{Issuer}}"],"scopes_supported":["r","w"]}"""),
        "/.well-known/oauth-authorization-server" => FakeHttp.Json(
            $$"""
            {"issuer":"{{Root}}","authorization_endpoint":"{{Root}}/authorize","token_endpoint":"{{TokenEndpoint}}",
            {{(Registers ? $"\"registration_endpoint\":\"{Root}/register\"," : "")}}"code_challenge_methods_supported":[{{Methods}}]}
            """),
        "/register" => FakeHttp.Json("""{"client_id":"client-1"}""", HttpStatusCode.Created),
        "/token" => FakeHttp.Json(Tokens, TokenStatus),
        _ => new HttpResponseMessage(HttpStatusCode.NotFound),
    };

    private HttpResponseMessage Challenged()
    {
        var response = new HttpResponseMessage(HttpStatusCode.Unauthorized);
        response.Headers.Add("WWW-Authenticate", $"Bearer realm=\"x\", resource_metadata=\"{Challenge}\"");
        return response;
    }
}
