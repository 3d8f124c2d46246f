using Daemon.Config.Model;
using Daemon.JsonRpc;
using Daemon.ModelClient.Catalog;

namespace Daemon.AppServer.Threads;

/// <summary>The catalogue of models that a configuration names, read again when its file has changed.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class Catalogs
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (DateTime Written, ModelSet Set)> _files = new(StringComparer.Ordinal);

    /// <exception cref="CatalogException">The file cannot be used.</exception>
    public ModelSet Read(EffectiveConfig config)
    {
        if (config.ModelCatalogFile is not { } path)
        {
            return ModelSet.BuiltIn;
        }

        var written = File.GetLastWriteTimeUtc(path);
        lock (_gate)
        {
            if (_files.TryGetValue(path, out var known) && known.Written == written)
            {
                return known.Set;
            }

            var set = CatalogFile.Read(path);
            _files[path] = (written, set);
            return set;
        }
    }

    /// <summary>For a request that needs it.</summary>
    /// <exception cref="RpcException">The file cannot be used.</exception>
    public ModelSet Require(EffectiveConfig config)
    {
        try
        {
            return Read(config);
        }
        catch (CatalogException error)
        {
            throw new RpcException(ErrorCodes.InvalidRequest, $"failed to load configuration: {error.Message}");
        }
    }
}
