namespace Daemon.Protocol.V2.Plugins;

/// <summary>Somebody with whom a plugin is shared.</summary>
public sealed record PluginSharePrincipal
{
    public required string Name { get; init; }

    public required string PrincipalId { get; init; }

    public required PluginSharePrincipalType PrincipalType { get; init; }

    public required PluginSharePrincipalRole Role { get; init; }
}
