namespace Daemon.Config.Schema;

/// <summary>One key of a configuration table.</summary>
/// <param name="Meaning">One sentence for the documents, in Markdown.</param>
internal sealed record SchemaKey(string Name, Shape Shape, string Meaning)
{
    /// <summary>The value in effect when nothing sets the key, as TOML; null when unset means something of its own.</summary>
    public string? Default { get; init; }

    /// <summary>Clients that read the configuration see <see cref="Default"/> instead of null when nothing sets the key.</summary>
    public bool ShowDefault { get; init; }

    /// <summary>A value, as TOML.</summary>
    public string? Example { get; init; }

    public bool Required { get; init; }

    /// <summary>The top-level key that has the same shape, and to which the documents refer; null when the shape is described here.</summary>
    public string? SameAs { get; init; }

    /// <summary>A key of ours that clients do not expect: those that read the configuration see it only when something sets it.</summary>
    public bool IsExtension { get; init; }

    /// <summary>Read and ignored: the documents say so.</summary>
    public bool NoEffect { get; init; }
}
