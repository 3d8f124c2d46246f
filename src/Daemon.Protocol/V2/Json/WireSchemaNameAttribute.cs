namespace Daemon.Protocol.V2.Json;

/// <summary>A type's name in schemas, where it is not its C# name.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
internal sealed class WireSchemaNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
