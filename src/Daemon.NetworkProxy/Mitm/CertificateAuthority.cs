using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Daemon.NetworkProxy.Policy;

namespace Daemon.NetworkProxy.Mitm;

/// <summary>
/// Makes certificates for intercepted hosts. Its key exists in memory only, and its own certificate is valid for 30 days at most, so that
/// a bundle that outlives the process is worth nothing. Thread-safe.
/// </summary>
internal sealed class CertificateAuthority : IDisposable
{
    private const int MaxLeaves = 256;

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);
    private static readonly TimeSpan LeafLifetime = TimeSpan.FromHours(24);

    /// <summary>Leaves are replaced before they end, and begin before now, for clocks that disagree.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;
    private readonly Dictionary<string, (SslStreamCertificateContext Context, DateTimeOffset End)> _leaves = new(StringComparer.Ordinal);

    public CertificateAuthority(TimeProvider clock)
    {
        _clock = clock;
        var request = new CertificateRequest("CN=network_proxy MITM CA", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(
            X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment | X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = clock.GetUtcNow();
        _certificate = request.CreateSelfSigned(now - Slack, now + Lifetime - Slack);
    }

    /// <summary>The authority's certificate without its key.</summary>
    public string Pem => _certificate.ExportCertificatePem();

    /// <summary>A certificate for a host, from memory when there is one that lives long enough.</summary>
    public SslStreamCertificateContext LeafFor(HostName host)
    {
        var now = _clock.GetUtcNow();
        lock (_gate)
        {
            if (_leaves.TryGetValue(host.Text, out var known) && known.End > now + Slack)
            {
                return known.Context;
            }

            if (_leaves.Count >= MaxLeaves)
            {
                _leaves.Clear();
            }

            var context = SslStreamCertificateContext.Create(Issue(host, now), [_certificate], offline: true);
            _leaves[host.Text] = (context, now + LeafLifetime);
            return context;
        }
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }

    private X509Certificate2 Issue(HostName host, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=network_proxy leaf", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        if (host.Address is { } address)
        {
            names.AddIpAddress(new IPAddress(address.GetAddressBytes()));
        }
        else
        {
            names.AddDnsName(host.Text);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_certificate, true, false));
        Span<byte> serial = stackalloc byte[16];
        RandomNumberGenerator.Fill(serial);
        serial[0] &= 0x7F;
        using var leaf = request.Create(_certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(_key), now - Slack, now + LeafLifetime, serial);
        return leaf.CopyWithPrivateKey(key);
    }
}
