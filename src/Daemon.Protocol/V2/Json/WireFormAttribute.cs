namespace Daemon.Protocol.V2.Json;

/// <summary>Says that a type, or the type of one property, has a JSON form that is written by hand.</summary>
/// <param name="form">
/// A static class with <c>T Read(ref Utf8JsonReader)</c>, which finds the reader on the value's first token and leaves it on the last,
/// and <c>void Write(Utf8JsonWriter, T)</c>. Null never gets to either.
/// </param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property, Inherited = false)]
internal sealed class WireFormAttribute(Type form) : Attribute
{
    public Type Form { get; } = form;
}
