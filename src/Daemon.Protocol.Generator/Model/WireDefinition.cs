namespace Daemon.Protocol.Generator.Model;

/// <summary>A type that gets a class of its own, named <see cref="Form"/>.</summary>
/// <param name="Type">The C# type.</param>
/// <param name="Form">The class that reads and writes it.</param>
internal abstract record WireDefinition(TypeName Type, TypeName Form)
{
    /// <summary>What the type is for, in plain text; empty when nobody says it.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Its name in schemas.</summary>
    public string SchemaName { get; init; } = "";
}

/// <summary>A type with a form that somebody wrote.</summary>
/// <param name="Schema">The JSON Schema that goes with the form; null when the form has none.</param>
internal sealed record WireCustom(TypeName Type, TypeName Form, string? Schema) : WireDefinition(Type, Form);

/// <summary>An object with known members.</summary>
/// <param name="Label">What problem texts call it.</param>
/// <param name="Members">In the order in which they are written.</param>
internal sealed record WireRecord(TypeName Type, TypeName Form, string Label, EquatableArray<WireMember> Members) : WireDefinition(Type, Form);

/// <summary>An object whose other members depend on one: the tag.</summary>
internal sealed record WireUnion(TypeName Type, TypeName Form, string Label, string Tag, EquatableArray<WireCase> Cases)
    : WireDefinition(Type, Form);

/// <summary>One case of a union.</summary>
/// <param name="Name">The tag's value.</param>
internal sealed record WireCase(string Name, TypeName Type, TypeName Form)
{
    /// <summary>Whether only clients with the experimental capability get to see it.</summary>
    public bool IsExperimental { get; init; }
}

/// <summary>A closed list of names.</summary>
internal sealed record WireEnum(TypeName Type, TypeName Form, EquatableArray<WireName> Names) : WireDefinition(Type, Form);

/// <summary>An enum's value and its name in JSON.</summary>
internal sealed record WireName(string Value, string Name);
