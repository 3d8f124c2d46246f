namespace Daemon.Protocol.V2.Json;

/// <summary>Says the type of a notification, on the constant that holds its name: schemas are made of it.</summary>
/// <param name="parameters">A record; <c>NoParams</c> for none.</param>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class WireNotificationAttribute(Type parameters) : Attribute
{
    public Type Parameters { get; } = parameters;
}
