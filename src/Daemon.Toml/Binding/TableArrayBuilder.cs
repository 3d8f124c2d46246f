using Daemon.Toml.Values;

namespace Daemon.Toml.Binding;

/// <summary>An array of tables being read.</summary>
internal sealed class TableArrayBuilder(TomlSpan span)
{
    private readonly List<TableBuilder> _tables = [];

    public TableBuilder Last => _tables[^1];

    public void Add(TableBuilder table) => _tables.Add(table);

    public TomlArray Build() => new([.. _tables.Select(table => table.Build())], span);
}
