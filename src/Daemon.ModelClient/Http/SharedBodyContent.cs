using System.Net;
using System.Net.Http.Headers;
using Daemon.ModelClient.Buffers;

namespace Daemon.ModelClient.Http;

/// <summary>Request content over a <see cref="SharedBody"/>; the body outlives each send that is still running.</summary>
internal sealed class SharedBodyContent : HttpContent
{
    private readonly SharedBody _body;

    public SharedBodyContent(SharedBody body)
    {
        _body = body;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(!_body.TryAcquire(), this);
        try
        {
            await stream.WriteAsync(_body.Written, cancellationToken);
        }
        finally
        {
            _body.Release();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Written.Length;
        return true;
    }
}
