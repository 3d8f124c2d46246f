using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Daemon.NetworkProxy.Policy;
using Daemon.NetworkProxy.Upstream;

namespace Daemon.NetworkProxy.Mitm;

/// <summary>
/// Verifies the servers that the proxy itself speaks TLS with, by the system's roots and those that the daemon's environment named when it
/// started. Thread-safe.
/// </summary>
internal sealed class UpstreamTrust
{
    private readonly Lazy<X509Certificate2Collection> _extra;

    /// <param name="extra">Reads the roots beside the system's; called when one is needed.</param>
    public UpstreamTrust(Func<X509Certificate2Collection> extra) => _extra = new Lazy<X509Certificate2Collection>(extra);

    /// <summary>Takes the connection over: it is closed when this fails.</summary>
    /// <exception cref="DialException">No TLS, or a certificate that is not trusted.</exception>
    public async Task<UpstreamConnection> SecureAsync(
        UpstreamConnection connection, HostName host, TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        // Judging a certificate may take long: its chain can make the system fetch what is missing.
        connection.Transport.LeaveLoop();
        var stream = new SslStream(connection.Stream, leaveInnerStreamOpen: false);
        try
        {
            using var timeout = new CancellationTokenSource(limit, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            await stream.AuthenticateAsClientAsync(Options(host), either.Token);
            return new UpstreamConnection(connection.Transport, stream);
        }
        catch (Exception failure) when (failure is AuthenticationException or IOException)
        {
            await stream.DisposeAsync();
            throw new DialException(DialFailure.Other, failure);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            await stream.DisposeAsync();
            throw new DialException(DialFailure.TimedOut, failure);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    private SslClientAuthenticationOptions Options(HostName host) => new()
    {
        TargetHost = host.Text,
        ApplicationProtocols = [SslApplicationProtocol.Http11],
        RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
            errors == SslPolicyErrors.None
            || (errors == SslPolicyErrors.RemoteCertificateChainErrors && certificate is not null && IsTrustedByExtra(certificate, chain)),
    };

    private bool IsTrustedByExtra(X509Certificate certificate, X509Chain? sent)
    {
        if (_extra.Value.Count == 0)
        {
            return false;
        }

        using var leaf = X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_extra.Value);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid("1.3.6.1.5.5.7.3.1"));
        foreach (var element in sent?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(leaf);
    }
}
