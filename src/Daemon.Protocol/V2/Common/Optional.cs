namespace Daemon.Protocol.V2.Common;

/// <summary>
/// A member for which absent and null mean different things: <c>default</c> is absent (leave as it is), a present null resets.
/// </summary>
/// <typeparam name="T">The member's type.</typeparam>
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
