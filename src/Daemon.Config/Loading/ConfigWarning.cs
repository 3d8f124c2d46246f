namespace Daemon.Config.Loading;

/// <summary>A place in a file for editors: 1-based lines and columns, the end column inclusive.</summary>
public readonly record struct ConfigTextRange(int StartLine, int StartColumn, int EndLine, int EndColumn);

/// <summary>A <c>configWarning</c>.</summary>
/// <param name="PerThread">Also told to each thread under this configuration, as a <c>warning</c> with <paramref name="Summary"/>.</param>
public sealed record ConfigWarning(string Summary, string? Details = null, string? Path = null, ConfigTextRange? Range = null, bool PerThread = true);
