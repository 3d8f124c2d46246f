namespace Daemon.Protocol.Permissions;

/// <summary>What a model wants to be allowed beyond its profile, or what was granted of that.</summary>
/// <param name="Network">Whether the network may be used; null when that was not asked for.</param>
/// <param name="Read">Absolute paths; null for none asked for.</param>
/// <param name="Write">Absolute paths, which includes reading them; null for none asked for.</param>
public sealed record AdditionalPermissions(bool? Network, IReadOnlyList<string>? Read, IReadOnlyList<string>? Write)
{
    public static AdditionalPermissions None { get; } = new(null, null, null);

    public bool IsEmpty => Network != true && Read is not { Count: > 0 } && Write is not { Count: > 0 };
}
