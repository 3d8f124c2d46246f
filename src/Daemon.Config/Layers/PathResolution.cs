using Daemon.Config.Schema;
using Daemon.Config.Values;
using Daemon.Toml.Values;

namespace Daemon.Config.Layers;

/// <summary>
/// Makes the paths of a layer absolute, guided by the schema, before layers merge: afterwards nobody can tell which layer's folder a
/// relative path was meant for.
/// </summary>
/// <param name="baseFolder">Absolute folder for relative paths.</param>
/// <param name="home">Absolute folder for <c>~</c>.</param>
internal sealed class PathResolution(string baseFolder, string home)
{
    public TomlTable Resolve(TomlTable table, Shape.Table schema) => (TomlTable)Resolve((TomlValue)table, schema);

    /// <summary>Expands <c>~</c> and <c>~/x</c>, joins relative paths to the base folder, and removes <c>.</c> and <c>..</c>. No variables.</summary>
    public string Resolve(string path) => Path.GetFullPath(Paths.ExpandHome(path, home), baseFolder);

    private TomlValue Resolve(TomlValue value, Shape shape) => (shape, value) switch
    {
        (Shape.FilePath, TomlString text) => Resolve(text.Value) is var full && full == text.Value ? text : new TomlString(full, text.Span),
        (Shape.List list, TomlArray array) => TableEdits.Select(array, item => Resolve(item, list.Item)),
        (Shape.Map map, TomlTable table) => TableEdits.Select(table, entry => Resolve(entry.Value, map.Value)),
        (Shape.Table schema, TomlTable table) => TableEdits.Select(table, entry =>
            schema.Members.TryGet(entry.Key, out var key) ? Resolve(entry.Value, key.Shape)
            : schema.Rest is { } rest ? Resolve(entry.Value, rest)
            : entry.Value),
        (Shape.ChoiceOrVariant choice, TomlTable table) => TableEdits.Select(table, entry =>
            choice.Variants().FirstOrDefault(variant => variant.Name == entry.Key) is { } variant
                ? Resolve(entry.Value, variant.Shape)
                : entry.Value),
        (Shape.OneOf union, _) => union.Alternatives.Aggregate(value, Resolve),
        _ => value,
    };
}
