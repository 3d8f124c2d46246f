namespace Daemon.Protocol.V2.Json;

/// <summary>
/// Asks for the JSON form of a type that is read or written for itself. The generator gives the class that carries this a property of
/// type <c>WireType</c>, and makes the forms of all types that the root consists of.
/// </summary>
/// <param name="type">A record, or a list of records.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
internal sealed class WireRootAttribute(Type type) : Attribute
{
    public Type Type { get; } = type;

    /// <summary>The property's name; null for the type's own.</summary>
    public string? Name { get; init; }
}
