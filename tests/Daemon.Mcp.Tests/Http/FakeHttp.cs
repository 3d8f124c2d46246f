using System.Net;
using System.Text;

namespace Daemon.Mcp.Tests.Http;

/// <summary>A request as it would have gone out.</summary>
internal sealed record SentRequest(HttpMethod Method, Uri Url, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>Answers requests without a network and keeps them.</summary>
internal sealed class FakeHttp : HttpMessageHandler
{
    private readonly Lock _gate = new();
    private readonly List<SentRequest> _sent = [];

    public Func<SentRequest, HttpResponseMessage> Answer { get; set; } = _ => new HttpResponseMessage(HttpStatusCode.NotFound);

    public IReadOnlyList<SentRequest> Sent
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent];
            }
        }
    }

    public HttpMessageInvoker Invoker => new(this, disposeHandler: false);

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Events(string body) => new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "text/event-stream") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = new SentRequest(
            request.Method,
            request.RequestUri!,
            request.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        lock (_gate)
        {
            _sent.Add(sent);
        }

        var response = Answer(sent);
        response.RequestMessage = request;
        return response;
    }
}
