namespace Daemon.Protocol.Schemas;

/// <summary>One method: a request, or a notification when it has no result.</summary>
public sealed record MethodSchema
{
    public required string Name { get; init; }

    public required MethodSide Side { get; init; }

    /// <summary>Whether only clients with the capability <c>experimentalApi</c> may use it, or it is an extension of this daemon.</summary>
    public required bool IsExperimental { get; init; }

    /// <summary>What it does; empty when nobody says it.</summary>
    public required string Description { get; init; }

    /// <summary>Null for a method without parameters.</summary>
    public required NamedSchema? Parameters { get; init; }

    public required bool MayOmitParameters { get; init; }

    /// <summary>Null for a notification.</summary>
    public required NamedSchema? Result { get; init; }
}
