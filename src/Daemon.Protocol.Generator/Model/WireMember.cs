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
internal sealed record WireMember(string Property, string Name, WireShape Shape, bool IsRequired, bool HasDefault, Omission Omission)
{
    /// <summary>What the member is for, in plain text; empty when nobody says it.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Whether only clients with the experimental capability get to see it.</summary>
    public bool IsExperimental { get; init; }

    /// <summary>The initial value as JSON, where the source shows it plainly; else null.</summary>
    public string? Default { get; init; }
}
