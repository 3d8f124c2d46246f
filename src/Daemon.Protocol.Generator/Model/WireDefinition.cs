namespace Daemon.Protocol.Generator.Model;

/// <summary>A type that gets a class of its own, named <see cref="Form"/>.</summary>
/// <param name="Type">The C# type.</param>
/// <param name="Form">The class that reads and writes it.</param>
internal abstract record WireDefinition(TypeName Type, TypeName Form);

/// <summary>An object with known members.</summary>
/// <param name="Label">What problem texts call it.</param>
/// <param name="Members">In the order in which they are written.</param>
internal sealed record WireRecord(TypeName Type, TypeName Form, string Label, EquatableArray<WireMember> Members) : WireDefinition(Type, Form);

/// <summary>An object whose other members depend on one: the tag.</summary>
internal sealed record WireUnion(TypeName Type, TypeName Form, string Label, string Tag, EquatableArray<WireCase> Cases)
    : WireDefinition(Type, Form);

/// <summary>One case of a union.</summary>
/// <param name="Name">The tag's value.</param>
internal sealed record WireCase(string Name, TypeName Type, TypeName Form);

/// <summary>A closed list of names.</summary>
internal sealed record WireEnum(TypeName Type, TypeName Form, EquatableArray<WireName> Names) : WireDefinition(Type, Form);

/// <summary>An enum's value and its name in JSON.</summary>
internal sealed record WireName(string Value, string Name);
