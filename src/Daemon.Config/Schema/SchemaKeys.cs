using System.Diagnostics.CodeAnalysis;

namespace Daemon.Config.Schema;

/// <summary>The keys of one table, in documentation order and by name.</summary>
internal sealed class SchemaKeys
{
    private readonly Dictionary<string, SchemaKey> _byName;

    public SchemaKeys(IReadOnlyList<SchemaKey> keys)
    {
        InOrder = keys;
        _byName = new Dictionary<string, SchemaKey>(keys.Count, StringComparer.Ordinal);
        foreach (var key in keys)
        {
            _byName.Add(key.Name, key);
        }
    }

    public IReadOnlyList<SchemaKey> InOrder { get; }

    public bool TryGet(string name, [NotNullWhen(true)] out SchemaKey? key) => _byName.TryGetValue(name, out key);
}
