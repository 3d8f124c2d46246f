namespace Daemon.Protocol.Generator.Model;

/// <summary>How a value stands in JSON.</summary>
internal enum ShapeKind
{
    String,
    Boolean,
    Integer,
    Float,

    /// <summary>Any JSON, as a <c>JsonElement</c>.</summary>
    Element,

    /// <summary>A type with a generated class that reads and writes it: <see cref="WireShape.Form"/>.</summary>
    Form,

    /// <summary>The same with a class that somebody wrote, which knows no null.</summary>
    HandWritten,

    /// <summary>An array of <see cref="WireShape.Item"/>.</summary>
    List,

    /// <summary>An object with free names and values of <see cref="WireShape.Item"/>.</summary>
    Map,

    /// <summary>A member that may be absent, null or an <see cref="WireShape.Item"/>, which all mean something else.</summary>
    Optional,
}

/// <summary>The shape of one value: of a member, an element or a root.</summary>
/// <param name="Type">The C# type, without its arguments and the mark of nullability.</param>
/// <param name="IsValueType">Whether null makes another type of it.</param>
/// <param name="IsNullable">Whether JSON null is a value.</param>
/// <param name="Form">The class that reads and writes it, generated or written by hand.</param>
/// <param name="Item">The shape of the elements, for lists, maps and optional members.</param>
internal sealed record WireShape(
    ShapeKind Kind, TypeName Type, bool IsValueType, bool IsNullable, TypeName? Form = null, WireShape? Item = null)
{
    /// <summary>The type's name in schemas, if it has a definition of its own.</summary>
    public string? SchemaName { get; init; }

    /// <summary>For <see cref="ShapeKind.HandWritten"/>: the JSON Schema in this place; null when the type has a definition of its own.</summary>
    public string? Schema { get; init; }
}
