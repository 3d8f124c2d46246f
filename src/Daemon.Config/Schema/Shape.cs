using System.Runtime.CompilerServices;

using Daemon.Toml.Values;

namespace Daemon.Config.Schema;

/// <summary>What a configuration value may be. A shape is inert: validation, documentation and path resolution are visitors of it.</summary>
internal abstract record Shape
{
    private Shape()
    {
    }

    /// <param name="EmptyMessage">The message for an empty text; null allows it.</param>
    public sealed record Text(string? EmptyMessage = null) : Shape;

    /// <summary>A file or folder; relative ones are resolved against the folder of the layer that wrote them.</summary>
    public sealed record FilePath : Shape;

    public sealed record Flag : Shape;

    /// <param name="TypeName">As error messages name it: <c>i64</c>, <c>usize</c>, ...</param>
    public sealed record Integer(string TypeName, long Minimum, long Maximum) : Shape;

    /// <param name="PositiveMessage">The message for a number that is not finite and above 0; null allows any.</param>
    public sealed record Number(string? PositiveMessage = null) : Shape;

    /// <summary>One word of a closed list.</summary>
    /// <param name="Aliases">Accepted spellings that error messages and documents do not offer.</param>
    /// <param name="Refused">Words with a message of their own, e.g. how to replace a word that went.</param>
    public sealed record Choice(
        IReadOnlyList<string> Words, IReadOnlyList<string>? Aliases = null, IReadOnlyDictionary<string, string>? Refused = null) : Shape
    {
        public bool Accepts(string word) => Words.Contains(word) || (Aliases?.Contains(word) ?? false);
    }

    /// <summary>A word of a closed list, or a table with exactly one key that names a variant with members.</summary>
    public sealed record ChoiceOrVariant(IReadOnlyList<string> Order, IReadOnlyList<string> Words, Func<IReadOnlyList<SchemaKey>> Variants) : Shape;

    public sealed record List(Shape Item) : Shape;

    /// <summary>A table whose keys are the user's own names.</summary>
    public sealed record Map(Shape Value) : Shape;

    /// <summary>A table of known keys.</summary>
    /// <param name="Name">As error messages name the expected structure.</param>
    /// <param name="Keys">Made when a document has this table, so that start-up pays for no part of the schema it does not use.</param>
    /// <param name="Rest">The shape of keys that <paramref name="Keys"/> does not list; null means that such keys are unknown.</param>
    /// <param name="WarnRest">Keys of <paramref name="Rest"/> are unknown although their type is checked.</param>
    /// <param name="Sparse">Clients that read the configuration see no nulls for keys that nothing sets.</param>
    /// <param name="Closed">An unknown key is an error also outside strict mode.</param>
    /// <param name="Rule">What keys demand of each other: gives the message of the first fault. Asked only when the types fit.</param>
    public sealed record Table(
        string Name,
        Func<IReadOnlyList<SchemaKey>> Keys,
        Shape? Rest = null,
        bool Closed = false,
        bool WarnRest = false,
        bool Sparse = false,
        Func<TomlTable, string?>? Rule = null) : Shape
    {
        private readonly Lazy<SchemaKeys> _keys = new(() => new SchemaKeys(Keys()), LazyThreadSafetyMode.PublicationOnly);

        public SchemaKeys Members => _keys.Value;

        // The cached members are no part of the value.
        public bool Equals(Table? other) => ReferenceEquals(this, other);

        public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
    }

    /// <summary>Any of several shapes, tried in order.</summary>
    /// <param name="Name">The name in the message when none fits.</param>
    public sealed record OneOf(string Name, params IReadOnlyList<Shape> Alternatives) : Shape
    {
        /// <summary>What the message says instead of the name; null names the union.</summary>
        public string? Expected { get; init; }
    }

    /// <summary>Anything: another program's settings.</summary>
    public sealed record Opaque : Shape;
}
