namespace Daemon.Protocol.Generator.Model;

/// <summary>What one list of roots leads to. Holds no symbol of the compiler, so that it can be compared and kept.</summary>
/// <param name="Host">The class that carries the list.</param>
internal sealed record WireModel(
    TypeName Host, EquatableArray<WireRoot> Roots, EquatableArray<WireDefinition> Definitions, EquatableArray<WireProblem> Problems);

/// <summary>A type that is read or written for itself.</summary>
/// <param name="Name">The name of the host's property for it.</param>
internal sealed record WireRoot(string Name, WireShape Shape);

/// <summary>A type that has no form, and the place that asks for one.</summary>
internal sealed record WireProblem(string Text, string File, int Start, int Length, int Line, int Column);
