namespace Daemon.Protocol.V2.Plugins;

/// <summary>Somebody with whom to share a plugin.</summary>
public sealed record PluginShareTarget
{
    public required string PrincipalId { get; init; }

    public required PluginSharePrincipalType PrincipalType { get; init; }

    public required PluginShareTargetRole Role { get; init; }
}
