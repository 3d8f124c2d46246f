namespace Daemon.Protocol.Generator.Model;

/// <summary>One method of the protocol: a request, or a notification when it has no result.</summary>
/// <param name="Name">On the wire.</param>
/// <param name="Parameters">Null for a method without parameters.</param>
/// <param name="ParametersMayBeAbsent">Whether a client may leave them out.</param>
/// <param name="Result">Null for a notification.</param>
internal sealed record WireMethod(string Name, WireNamed? Parameters, bool ParametersMayBeAbsent, WireNamed? Result)
{
    /// <summary>What the method does, in plain text; empty when nobody says it.</summary>
    public string Summary { get; init; } = "";
}

/// <summary>A type under the name that it has in one method.</summary>
/// <param name="Name">In schemas; not always the type's own.</param>
internal sealed record WireNamed(string Name, WireShape Shape);

/// <summary>Methods, and all that their types consist of.</summary>
internal sealed record WireProtocol(
    EquatableArray<WireMethod> Methods, EquatableArray<WireDefinition> Definitions, EquatableArray<WireProblem> Problems);
