namespace Daemon.Protocol.V2.Json;

/// <summary>Says the types of a request, on the constant that holds its name: schemas are made of them.</summary>
/// <param name="parameters">A record; <c>NoParams</c> for none.</param>
/// <param name="result">
/// A record; <c>EmptyResponse</c> for none. It may say more than the type that the daemon writes the result with, which can be raw JSON.
/// </param>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class WireMethodAttribute(Type parameters, Type result) : Attribute
{
    public Type Parameters { get; } = parameters;

    public Type Result { get; } = result;

    /// <summary>
    /// The result's name in schemas, where it is not its type's own. An empty result is by default named after the parameters:
    /// <c>FsCopyParams</c>, <c>FsCopyResponse</c>.
    /// </summary>
    public string? Response { get; init; }

    /// <summary>Whether a client may leave the parameters out.</summary>
    public bool OptionalParams { get; init; }
}
