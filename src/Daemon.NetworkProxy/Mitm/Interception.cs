using System.Security.Cryptography;
using System.Text;

namespace Daemon.NetworkProxy.Mitm;

/// <summary>
/// What intercepting HTTPS needs for a proxy's life: the authority, and the files by which a command's tools learn to trust it. A locked
/// file beside them says that they are in use; those that nobody uses any more are removed at the next start.
/// </summary>
internal sealed class Interception : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode AllMayRead = OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly FileStream _lease;
    private readonly string[] _files;

    private Interception(CertificateAuthority authority, FileStream lease, string certificate, string bundle)
    {
        Authority = authority;
        BundlePath = bundle;
        _lease = lease;
        _files = [certificate, bundle];
    }

    public CertificateAuthority Authority { get; }

    /// <summary>The platform's roots, those of the daemon's environment, and the authority.</summary>
    public string BundlePath { get; }

    /// <exception cref="IOException">The files cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be.</exception>
    public static Interception Create(ManagedProxyOptions options)
    {
        Directory.CreateDirectory(options.StateFolder);
        RemoveAbandoned(options.StateFolder);
        var authority = new CertificateAuthority(options.Clock);
        FileStream? lease = null;
        try
        {
            var pem = authority.Pem + "\n";
            var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(pem)));
            lease = Lock(LeasePath(options.StateFolder, id));
            var certificate = Path.Join(options.StateFolder, $"ca-{id}.pem");
            var bundle = Path.Join(options.StateFolder, $"ca-bundle-{id}.pem");
            Write(certificate, pem);
            Write(bundle, TrustFiles.BundleText(options.Environment) + pem);
            return new Interception(authority, lease, certificate, bundle);
        }
        catch
        {
            lease?.Dispose();
            authority.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var file in _files)
        {
            File.Delete(file);
        }

        File.Delete(_lease.Name);
        _lease.Dispose();
        Authority.Dispose();
    }

    /// <summary>Files of processes that ended without a chance to remove them.</summary>
    private static void RemoveAbandoned(string folder)
    {
        foreach (var certificate in Directory.GetFiles(folder, "ca-*.pem"))
        {
            var id = Path.GetFileNameWithoutExtension(certificate).Split('-')[^1];
            try
            {
                var path = LeasePath(folder, id);
                using (Lock(path))
                {
                    File.Delete(certificate);
                    File.Delete(path);
                }
            }
            catch (IOException)
            {
                // In use.
            }
        }
    }

    private static string LeasePath(string folder, string id) => Path.Join(folder, $".ca-{id}.pem.lock");

    private static FileStream Lock(string path)
    {
        if (new FileInfo(path).LinkTarget is not null)
        {
            throw new IOException($"{path} is a symbolic link; remove it");
        }

        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(path, options);
    }

    private static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = AllMayRead;
        }

        using var file = new FileStream(path, options);
        file.Write(Encoding.ASCII.GetBytes(text));
    }
}
