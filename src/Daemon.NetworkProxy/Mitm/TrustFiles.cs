using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Daemon.NetworkProxy.Mitm;

/// <summary>The roots of trust that this machine's programs use, as far as files hold them.</summary>
internal static class TrustFiles
{
    /// <summary>
    /// The variables by which tools find certificates. In a command's environment all of them name our bundle; in the daemon's own they
    /// name roots to trust as well.
    /// </summary>
    public static readonly IReadOnlyList<string> Variables =
    [
        "CODEX_CA_CERTIFICATE", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS", "GIT_SSL_CAINFO", "PIP_CERT",
        "BUNDLE_SSL_CA_CERT", "npm_config_cafile", "NPM_CONFIG_CAFILE", "CARGO_HTTP_CAINFO",
    ];

    private static readonly string[] Platform =
    [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem",
        "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    ];

    /// <summary>The certificates that the environment's files hold. A file that cannot be read or has none adds nothing.</summary>
    public static X509Certificate2Collection Load(IReadOnlyDictionary<string, string> environment)
    {
        var roots = new X509Certificate2Collection();
        foreach (var file in Named(environment))
        {
            try
            {
                roots.ImportFromPemFile(file);
            }
            catch (Exception unusable) when (unusable is CryptographicException or IOException or UnauthorizedAccessException)
            {
                // The tool whose variable it is would not use it either; the system's roots remain.
            }
        }

        return roots;
    }

    /// <summary>PEM texts of the platform's roots and of those that the environment names.</summary>
    public static string BundleText(IReadOnlyDictionary<string, string> environment)
    {
        var text = new StringBuilder();
        if (Platform.FirstOrDefault(File.Exists) is { } file)
        {
            text.Append(File.ReadAllText(file)).Append('\n');
        }
        else
        {
            using var store = new X509Store(StoreName.Root, StoreLocation.LocalMachine, OpenFlags.ReadOnly);
            text.Append(store.Certificates.ExportCertificatePems()).Append('\n');
        }

        var extra = Load(environment);
        if (extra.Count > 0)
        {
            text.Append(extra.ExportCertificatePems()).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Named(IReadOnlyDictionary<string, string> environment) => Variables
        .Select(name => environment.GetValueOrDefault(name))
        .Where(file => !string.IsNullOrEmpty(file) && Path.IsPathRooted(file) && !Platform.Contains(file))
        .Distinct()!;
}
