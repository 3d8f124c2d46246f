namespace Daemon.Toml;

/// <summary>
/// Bounds on what a text may ask for, so that no input can exhaust the stack of a reader. The first two are those of the toml crate
/// (0.9), whose documents we share.
/// </summary>
public static class TomlLimits
{
    /// <summary>Arrays and inline tables within each other.</summary>
    public const int ValueDepth = 80;

    /// <summary>Segments of one dotted key or header.</summary>
    public const int KeySegments = 80;

    /// <summary>Tables and arrays from the root to a value, by whatever mix of headers, dotted keys and brackets.</summary>
    public const int TotalDepth = 240;
}
