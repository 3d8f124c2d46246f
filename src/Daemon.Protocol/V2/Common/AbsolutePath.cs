using Daemon.Protocol.V2.Json;

namespace Daemon.Protocol.V2.Common;

/// <summary>
/// A path that does not depend on a working directory: it begins with <c>/</c>, or on Windows with a drive or a UNC share. Not
/// normalised, and nothing need exist there.
/// </summary>
[WireForm(typeof(AbsolutePathForm))]
[WireSchemaName("AbsolutePathBuf")]
public readonly record struct AbsolutePath
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">The path is relative or empty.</exception>
    public AbsolutePath(string value)
    {
        if (!Path.IsPathFullyQualified(value))
        {
            throw new ArgumentException($"The path '{value}' must be absolute.", nameof(value));
        }

        _value = value;
    }

    /// <summary>The path as given; throws for <c>default</c>, which is no path.</summary>
    public string Value => _value ?? throw new InvalidOperationException("An uninitialised AbsolutePath has no value.");

    public override string ToString() => Value;
}
