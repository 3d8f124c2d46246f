namespace Daemon.Protocol.Generator.Model;

/// <summary>When a member is left out.</summary>
internal enum Omission
{
    Never,
    WhenNull,
    WhenDefault,
}

/// <summary>One member of an object.</summary>
/// <param name="Property">Its C# name.</param>
/// <param name="Name">Its name in JSON.</param>
/// <param name="IsRequired">Whether reading fails without it.</param>
/// <param name="HasDefault">Whether the property has an initial value, which an absent member keeps.</param>
internal sealed record WireMember(string Property, string Name, WireShape Shape, bool IsRequired, bool HasDefault, Omission Omission);
