using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Daemon.NetworkProxy.Tests.Proxy;

namespace Daemon.NetworkProxy.Tests.Mitm;

/// <summary>An HTTPS server on loopback with a certificate of its own, which mirrors requests.</summary>
internal sealed class SecureOrigin : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("secure-origin-");
    private readonly X509Certificate2 _certificate;
    private readonly Origin _origin;

    public SecureOrigin()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=origin", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        _certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        CertificateFile = Path.Join(_folder.FullName, "origin.pem");
        File.WriteAllText(CertificateFile, _certificate.ExportCertificatePem());
        _origin = new Origin(ServeAsync);
    }

    /// <summary>A PEM file by which the server is trusted.</summary>
    public string CertificateFile { get; }

    public string Authority => _origin.Authority;

    public int Connections => _origin.Connections;

    public async ValueTask DisposeAsync()
    {
        await _origin.DisposeAsync();
        _certificate.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task ServeAsync(NetworkStream stream)
    {
        await using var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(_certificate);
        while (await Origin.ReadHeadAsync(tls) is { Length: > 0 } head)
        {
            var line = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
            var body = new byte[line is null ? 0 : int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture)];
            await tls.ReadExactlyAsync(body);
            if (head.Contains("ransfer-Encoding: chunked", StringComparison.Ordinal))
            {
                body = Encoding.Latin1.GetBytes(await ReadChunksAsync(tls));
            }

            var text = head + Encoding.Latin1.GetString(body);
            await Origin.WriteAsync(tls, $"HTTP/1.1 200 OK\r\nContent-Length: {text.Length}\r\nX-Origin: 1\r\n\r\n{text}");
        }
    }

    private static async Task<string> ReadChunksAsync(Stream stream)
    {
        var text = new StringBuilder();
        while (!text.ToString().EndsWith("0\r\n\r\n", StringComparison.Ordinal))
        {
            text.Append((char)(await ProxyUnderTest.ReadAsync(stream, 1))[0]);
        }

        return text.ToString();
    }
}
