namespace Daemon.Protocol.V2.Json;

/// <summary>Marks a class whose constants are names of methods, with <see cref="WireMethodAttribute"/> or <see cref="WireNotificationAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class WireMethodsAttribute : Attribute;
