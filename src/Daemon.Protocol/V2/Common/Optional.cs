namespace Daemon.Protocol.V2.Common;

/// <summary>
/// A member for which absent and null mean different things: <c>default</c> is absent (leave as it is), a present null resets.
/// A property of this type carries <see cref="OptionalConverter{T}"/> and is ignored when default.
/// </summary>
/// <typeparam name="T">The member's type; the JSON context must know it.</typeparam>
public readonly record struct Optional<T>
{
    public Optional(T? value)
    {
        IsPresent = true;
        Value = value;
    }

    /// <summary>False when the member was absent.</summary>
    public bool IsPresent { get; }

    /// <summary>Null when absent or when null was sent.</summary>
    public T? Value { get; }
}
