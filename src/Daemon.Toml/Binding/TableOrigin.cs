namespace Daemon.Toml.Binding;

/// <summary>How a table came about, which decides who may still add to it.</summary>
internal enum TableOrigin
{
    /// <summary>Only named on the way to another table: <c>a</c> in <c>[a.b]</c>. A header may still define it.</summary>
    Implicit,

    /// <summary>By dotted keys: <c>a</c> in <c>a.b = 1</c>. Only more dotted keys may add keys to it.</summary>
    Dotted,

    /// <summary>By a header, or the root: complete when the next header comes.</summary>
    Header,

    /// <summary>By braces: complete at once.</summary>
    Inline,
}
