namespace Daemon.Protocol.V2.Plugins;

/// <summary>The parameters of <c>plugin/share/checkout</c>.</summary>
public sealed record PluginShareCheckoutParams
{
    public required string RemotePluginId { get; init; }
}
